package platform.event.delivery;

import java.util.concurrent.Executor;

import org.aopalliance.aop.Advice;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.AsyncConfigurer;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * The order in which a listener's call passes: onto a worker ({@code @Async}), {@link DeliveryAttempts}, the transaction,
 * {@link DeliveryInbox}, the listener.
 */
@Configuration(proxyBeanMethods = false)
@EnableAsync(proxyTargetClass = true)
@EnableTransactionManagement(proxyTargetClass = true, order = DeliveryConfiguration.TRANSACTION)
@EnableConfigurationProperties(DeliveryProperties.class)
class DeliveryConfiguration {
    static final int TRANSACTION = Ordered.LOWEST_PRECEDENCE - 100;

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor deliveryAttemptsAdvisor(ObjectProvider<DeliveryFailures> failures) {
        return advisor(new DeliveryAttempts(failures), TRANSACTION - 1);
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor deliveryInboxAdvisor(ObjectProvider<Deliveries> deliveries,
            ObjectProvider<DeliveryMetrics> metrics) {
        return advisor(new DeliveryInbox(deliveries, metrics), TRANSACTION + 1);
    }

    private static Advisor advisor(Advice advice, int order) {
        var advisor = new DefaultPointcutAdvisor(
                AnnotationMatchingPointcut.forMethodAnnotation(ApplicationModuleListener.class), advice);
        advisor.setOrder(order);
        return advisor;
    }

    /** Listeners, and whatever else is {@code @Async}, run on the bounded workers: virtual threads would ask for a connection each. */
    @Bean
    static AsyncConfigurer deliveryAsync(ObjectProvider<DeliveryWorkers> workers) {
        return new AsyncConfigurer() {
            @Override
            public Executor getAsyncExecutor() {
                return workers.getObject().executor();
            }
        };
    }
}
