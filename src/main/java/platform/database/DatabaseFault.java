package platform.database;

import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Tells what comes of the database, of other transactions, of a full pool or of a shutdown from what comes of the one thing that was worked on:
 * who passes over what fails must not pass over anything for the former.
 */
public final class DatabaseFault {
    private DatabaseFault() {}

    /** Throws what may succeed later with nothing about that one thing mended, and lets the rest be dealt with. */
    public static void rethrow(RuntimeException failure) {
        if (isIn(failure)) {
            throw failure;
        }
    }

    /** Whether it may succeed later with nothing about that one thing mended. */
    public static boolean isIn(RuntimeException failure) {
        return failure instanceof TransientDataAccessException || failure instanceof RecoverableDataAccessException
                || failure instanceof NonTransientDataAccessResourceException || failure instanceof TransactionException
                || LockConflict.isIn(failure) || OutOfService.isIn(failure);
    }
}
