package platform.database;

import java.time.Duration;
import java.util.function.Supplier;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The same as {@link RetriedOnConflict} for work that is no method of a bean. */
@Component
public class ConflictRetry {
    static final int RETRIES = 4;
    static final int DELAY_MILLIS = 20;
    static final int MAX_DELAY_MILLIS = 500;

    private final RetryTemplate template = new RetryTemplate(RetryPolicy.builder().maxRetries(RETRIES)
            .delay(Duration.ofMillis(DELAY_MILLIS)).jitter(Duration.ofMillis(DELAY_MILLIS)).multiplier(2)
            .maxDelay(Duration.ofMillis(MAX_DELAY_MILLIS)).predicate(LockConflict::isIn).build());

    /**
     * Runs work that opens a transaction of its own, again when it lost against another one.
     *
     * @throws RuntimeException what the work threw the last time
     */
    public <T> T call(Supplier<T> work) {
        return TransactionSynchronizationManager.isActualTransactionActive() ? work.get() : template.invoke(work);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableResilientMethods
    static class Annotations {}
}
