package platform.database;

import java.time.Duration;
import java.util.function.Supplier;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.resilience.annotation.EnableResilientMethods;
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
    @EnableResilientMethods
    static class Annotations {}
}
