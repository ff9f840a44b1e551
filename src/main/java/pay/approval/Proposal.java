package pay.approval;

import java.time.Instant;

import platform.id.Tsid;

/**
 * A proposal that waits for another operator.
 *
 * @param by who proposed it, and may not approve it
 */
record Proposal(Tsid id, Terms terms, String reason, Tsid by, Instant at, Instant expiresAt) {
    /** What became of it; all but the first are final. */
    enum State {
        OPEN, APPROVED, REFUSED, EXPIRED
    }
}
