package platform.database;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;

import org.springframework.resilience.annotation.Retryable;
import org.springframework.resilience.retry.MethodRetryPredicate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Stands on a use case's {@code @Transactional} method: when the transaction loses a deadlock, a lock wait or a snapshot
 * conflict, the whole of it runs again, up to four times, outside the failed transaction. Inside another transaction
 * nothing is retried, since only the outermost can begin anew.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Retryable(predicate = RetriedOnConflict.OutsideTransactions.class, maxRetries = ConflictRetry.RETRIES, delay = ConflictRetry.DELAY_MILLIS, jitter = ConflictRetry.DELAY_MILLIS, multiplier = 2, maxDelay = ConflictRetry.MAX_DELAY_MILLIS)
public @interface RetriedOnConflict {
    /** What is retried, and where. */
    final class OutsideTransactions implements MethodRetryPredicate {
        @Override
        public boolean shouldRetry(Method method, Throwable failure) {
            return LockConflict.isIn(failure) && !TransactionSynchronizationManager.isActualTransactionActive();
        }
    }
}
