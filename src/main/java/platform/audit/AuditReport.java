package platform.audit;

import java.time.Instant;
import java.util.List;

/**
 * What a verification of the audit log found.
 *
 * @param entries how many entries the chain holds
 * @param checkpoint the position up to which the chain was compared with what is kept outside the database; 0: nothing is
 * @param findings empty when nobody tampered; at most 100
 */
public record AuditReport(Instant at, long entries, long checkpoint, List<Finding> findings) {
    /**
     * One sign of tampering.
     *
     * @param position in the chain; 0 if it is not in it
     * @param entryId 0 if it is not about one entry
     */
    public record Finding(Kind kind, long position, long entryId) {}

    /** What sort of tampering. */
    public enum Kind {
        /** The entry is not what was recorded. */
        ENTRY_CHANGED,
        /** The chain holds an entry that is gone. */
        ENTRY_REMOVED,
        /** An entry that Madang did not write, or that was taken out of the chain. */
        ENTRY_INSERTED,
        /** A position of the chain is missing. */
        LINK_REMOVED,
        /** The chain was changed, reordered or recomputed here. */
        LINK_CHANGED,
        /** The chain ends before what was noted outside. */
        TAIL_CUT,
        /** The chain is another one than what was noted outside. */
        CHECKPOINT_DIFFERS,
        /** A note outside was changed. */
        CHECKPOINT_DAMAGED
    }

    public boolean isIntact() {
        return findings.isEmpty();
    }
}
