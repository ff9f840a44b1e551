package pay.reconciliation;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** A file that was taken, or is being taken. */
record ReconFile(long id, Source source, LocalDate day, int revision, String sha256, int lines, long amount,
        Status status, Instant begunAt, @Nullable Instant finishedAt) {
    /** How far it is. */
    enum Status {
        /** Its lines come in; nothing counts yet. */
        LOADING,
        /** It is what its source says of the day. */
        CURRENT,
        /** A correction has come. */
        REPLACED
    }
}
