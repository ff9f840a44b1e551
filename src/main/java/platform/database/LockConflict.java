package platform.database;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * Tells a conflict with another transaction, which passes when one tries again, from every other failure. By the servers'
 * own numbers: MariaDB reports lock waits and snapshot conflicts as HY000, which Spring does not classify.
 */
public final class LockConflict {
    private static final int SNAPSHOT_CHANGED = 1020;
    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final int DEADLOCK = 1213;
    /** MySQL's answer to {@code nowait}; MariaDB gives 1205. */
    private static final int LOCK_NOT_AVAILABLE = 3572;

    private LockConflict() {}

    /** Whether the whole transaction may be tried again. */
    public static boolean isIn(@Nullable Throwable failure) {
        return switch (vendorCode(failure)) {
            case SNAPSHOT_CHANGED, LOCK_WAIT_TIMEOUT, DEADLOCK -> true;
            default -> false;
        };
    }

    /** Whether a statement with {@code nowait}, or after waiting its time, met a row that another transaction holds. */
    public static boolean isRowHeld(@Nullable Throwable failure) {
        int code = vendorCode(failure);
        return code == LOCK_WAIT_TIMEOUT || code == LOCK_NOT_AVAILABLE;
    }

    private static int vendorCode(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getErrorCode();
            }
        }
        return 0;
    }
}
