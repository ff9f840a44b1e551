package platform.event.delivery;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** Puts {@link DeliveryHandOver} around the listeners, outside of what {@code @Async} in their annotation does. */
@Configuration(proxyBeanMethods = false)
@EnableAsync(proxyTargetClass = true, order = Ordered.LOWEST_PRECEDENCE - 1)
@EnableTransactionManagement(proxyTargetClass = true)
@EnableConfigurationProperties(DeliveryProperties.class)
class DeliveryConfiguration {
    @Bean
    static DeliveryHandOver deliveryHandOver(ObjectProvider<DeliveryWorkers> workers,
            ObjectProvider<Listeners> listeners) {
        return new DeliveryHandOver(workers, listeners);
    }
}
