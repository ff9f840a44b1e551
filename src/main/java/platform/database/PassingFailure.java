package platform.database;

import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells what comes of the database, of a full pool or of a shutdown, and is the fault of nothing that was worked on. */
public final class PassingFailure {
    private PassingFailure() {}

    /** Whether the same work may succeed later as it is. */
    public static boolean isIn(RuntimeException failure) {
        return failure instanceof TransientDataAccessException || failure instanceof RecoverableDataAccessException
                || failure instanceof NonTransientDataAccessResourceException || failure instanceof TransactionException
                || LockConflict.isIn(failure) || OutOfService.isIn(failure);
    }
}
