package pay.reconciliation;

import org.jspecify.annotations.Nullable;

/**
 * A difference as it is found.
 *
 * @param line in the file; 0 when it is not there
 * @param theirs their amount; null when they have none
 * @param ours our amount; null when we have none
 * @param days how many days later they have it than we
 */
record Difference(DifferenceKind kindOf, long request, String kind, int line, @Nullable Long theirs,
        @Nullable Long ours, int days, Status status) {
    /** Who has to do something about it. */
    enum Status {
        /** Nobody yet: it may end by itself within some days. */
        WAITING,
        /** An operator. */
        OPEN,
        /** It has ended by itself. */
        SETTLED,
        /** An operator has said what it is. */
        RESOLVED,
        /** The file was replaced. */
        DROPPED
    }
}
