package testing;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.web.context.request.RequestContextHolder;

/** One transaction of a request loses its connection just before it would commit, as long as this is open. */
public final class LostCommit implements TransactionExecutionListener, AutoCloseable {
    private final ConfigurableTransactionManager transactions;
    private final BooleanSupplier isTheOne;
    private final Supplier<? extends RuntimeException> failure;
    private final AtomicBoolean lost = new AtomicBoolean();

    private LostCommit(ConfigurableTransactionManager transactions, BooleanSupplier isTheOne,
            Supplier<? extends RuntimeException> failure) {
        this.transactions = transactions;
        this.isTheOne = isTheOne;
        this.failure = failure;
    }

    /**
     * Waits for that transaction.
     *
     * @param isTheOne is asked in each transaction that is about to commit, and sees what that has done
     */
    public static LostCommit of(ApplicationContext context, BooleanSupplier isTheOne) {
        return of(context, isTheOne, () -> new DataAccessResourceFailureException("The connection is gone"));
    }

    /** The same, by another failure. */
    public static LostCommit of(ApplicationContext context, BooleanSupplier isTheOne,
            Supplier<? extends RuntimeException> failure) {
        var transactions = context.getBean(ConfigurableTransactionManager.class);
        LostCommit one = new LostCommit(transactions, isTheOne, failure);
        transactions.setTransactionExecutionListeners(
                Stream.concat(transactions.getTransactionExecutionListeners().stream(), Stream.of(one)).toList());
        return one;
    }

    public boolean happened() {
        return lost.get();
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        if (RequestContextHolder.getRequestAttributes() != null && !transaction.isReadOnly() && !lost.get()
                && isTheOne.getAsBoolean() && lost.compareAndSet(false, true)) {
            throw failure.get();
        }
    }

    @Override
    public void close() {
        transactions.setTransactionExecutionListeners(
                List.copyOf(transactions.getTransactionExecutionListeners()).stream().filter(one -> one != this)
                        .toList());
    }
}
