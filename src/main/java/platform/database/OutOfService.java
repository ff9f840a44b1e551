package platform.database;

import java.sql.SQLException;
import java.util.Set;

import org.hibernate.TransactionException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/** Tells that the database is at fault, whoever asks for what: its connection is lost, its disk is full, or it takes no writes. */
public final class OutOfService {
    private static final String CONNECTION_STATES = "08";
    /** Disk full, error writing a file, table full, read only by an option, read only by the engine; the same on both servers. */
    private static final Set<Integer> NO_WRITES = Set.of(1021, 1026, 1114, 1290, 1836);

    private OutOfService() {}

    /** Whether what failed may succeed when the database is mended. */
    public static boolean isIn(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isOf(sql)) {
                return true;
            }
            if (cause instanceof DiskReserve.ShortException) {
                return true;
            }
            // Neither is ever refused for what it is about; the pool has closed the connection by then, and says no more than that.
            if (cause instanceof TransactionException) {
                return true;
            }
            // A rollback on a lost connection fails too, and hides why there was one.
            if (cause instanceof TransactionSystemException ending && isIn(ending.getApplicationException())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOf(SQLException failure) {
        String state = failure.getSQLState();
        return (state != null && state.startsWith(CONNECTION_STATES)) || NO_WRITES.contains(failure.getErrorCode());
    }
}
