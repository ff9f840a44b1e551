package platform.event.delivery;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.config.TaskManagementConfigUtils;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** Puts {@link DeliveryHandOver} around the listeners, in the place of what Modulith would. */
@Configuration(proxyBeanMethods = false)
@EnableTransactionManagement(proxyTargetClass = true)
@EnableConfigurationProperties(DeliveryProperties.class)
class DeliveryConfiguration {
    @Bean
    static DeliveryHandOver deliveryHandOver(ObjectProvider<DeliveryWorkers> workers,
            ObjectProvider<Listeners> listeners) {
        return new DeliveryHandOver(workers, listeners);
    }

    /**
     * Takes away what runs {@code @Async} methods and what notes that a publication was dealt with. Nothing of a call comes
     * past {@link DeliveryHandOver} to them, and looking for them at each method of each bean was a tenth of a start.
     */
    @Bean
    static BeanDefinitionRegistryPostProcessor handOverAlone() {
        return registry -> {
            remove(registry, TaskManagementConfigUtils.ASYNC_ANNOTATION_PROCESSOR_BEAN_NAME);
            remove(registry, "completionRegisteringAdvisor");
        };
    }

    private static void remove(BeanDefinitionRegistry registry, String name) {
        if (registry.containsBeanDefinition(name)) {
            registry.removeBeanDefinition(name);
        }
    }
}
