package platform.database;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Rows that a transaction writes and does not read: they are written just before it commits, those of one table by one statement,
 * however many parts of the transaction brought them.
 */
public final class RowsAtCommit implements TransactionSynchronization {
    private static final Object KEY = RowsAtCommit.class;

    private final Map<RowInsert, List<@Nullable Object[]>> rows = new LinkedHashMap<>();
    private boolean written;

    private RowsAtCommit() {}

    /**
     * Has a row inserted when the current transaction commits; what is wrong with it is said then, and nothing commits.
     *
     * @throws IllegalStateException outside a transaction
     */
    public static void add(RowInsert into, @Nullable Object... row) {
        RowsAtCommit ours = (RowsAtCommit) TransactionSynchronizationManager.getResource(KEY);
        if (ours == null) {
            ours = new RowsAtCommit();
            TransactionSynchronizationManager.registerSynchronization(ours);
            ours.resume();
        }
        if (ours.written) {
            // The transaction is coming to its end already.
            into.insert(Collections.singletonList(row));
        } else {
            ours.rows.computeIfAbsent(into, _ -> new ArrayList<>()).add(row);
        }
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        rows.forEach(RowInsert::insert);
        written = true;
    }

    /** @throws IllegalStateException when the first row came so late, from another's {@code beforeCommit}, that none is written */
    @Override
    public void afterCommit() {
        if (!written) {
            throw new IllegalStateException("Committed without the rows of " + rows.size() + " tables");
        }
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResourceIfPossible(KEY);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(KEY, this);
    }

    @Override
    public void afterCompletion(int status) {
        suspend();
    }
}
