package platform.database;

import java.time.Duration;
import java.util.function.Supplier;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.resilience.annotation.RetryAnnotationBeanPostProcessor;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The same as {@link RetriedOnConflict} for a use case that does other things, which must not come again, beside its transaction. */
public final class ConflictRetry {
    static final int RETRIES = 4;
    static final int DELAY_MILLIS = 20;
    static final int MAX_DELAY_MILLIS = 500;

    private static final RetryTemplate TEMPLATE = new RetryTemplate(RetryPolicy.builder().maxRetries(RETRIES)
            .delay(Duration.ofMillis(DELAY_MILLIS)).jitter(Duration.ofMillis(DELAY_MILLIS)).multiplier(2)
            .maxDelay(Duration.ofMillis(MAX_DELAY_MILLIS)).predicate(LockConflict::isIn).build());

    private ConflictRetry() {}

    /**
     * Runs work that opens a transaction of its own, again when it lost against another one.
     *
     * @throws RuntimeException what the work threw the last time
     */
    public static <T> T call(Supplier<T> work) {
        return TransactionSynchronizationManager.isActualTransactionActive() ? work.get() : TEMPLATE.invoke(work);
    }

    /** As {@link #call}. */
    public static void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class Annotations {
        /** As {@code @EnableResilientMethods}, which would have each method of each bean looked at for a limit of calls at once too. */
        @Bean
        @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
        static RetryAnnotationBeanPostProcessor retries() {
            RetryAnnotationBeanPostProcessor retries = new RetryAnnotationBeanPostProcessor();
            retries.setOrder(Ordered.LOWEST_PRECEDENCE - 1);
            return retries;
        }
    }
}
