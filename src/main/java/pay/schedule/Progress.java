package pay.schedule;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * How far a schedule has come.
 *
 * @param day the planned day that is next; of one that is over, the last
 * @param nextAt when something is to be done about it; null when it is over, and until a bank has answered
 * @param tries how often the transfer of that day was tried
 * @param past how many planned days are over
 * @param failures how many of them failed in a row
 * @param endedAt null while it is active
 */
record Progress(Status status, Plan.Day day, @Nullable Instant nextAt, int tries, int past, int failures,
        @Nullable Instant endedAt) {
    /** What became of it; all but the first are final. */
    enum Status {
        ACTIVE,
        /** All its days are over. */
        COMPLETED,
        /** Its one day failed, or three in a row did. */
        FAILED,
        /** By its member. */
        CANCELED,
        /** Its member has left. */
        MEMBER_LEFT
    }

    static Progress begun(Plan.Day first, Instant at) {
        return new Progress(Status.ACTIVE, first, at, 0, 0, 0, null);
    }

    boolean isActive() {
        return status == Status.ACTIVE;
    }

    /** It is due on another day than was thought: a holiday was proclaimed. */
    Progress movedTo(LocalDate due, Instant at) {
        return new Progress(status, new Plan.Day(day.planned(), due), at, tries, past, failures, endedAt);
    }

    /** It is at a bank: nothing is to be done before that has answered. */
    Progress waiting() {
        return new Progress(status, day, null, tries, past, failures, endedAt);
    }

    /** It was refused, and is tried again. */
    Progress triedUntil(Instant next) {
        return new Progress(status, day, next, tries + 1, past, failures, endedAt);
    }

    /** Its day is over, and another one comes. */
    Progress on(Plan.Day next, Instant at, int failuresInARow) {
        return new Progress(status, next, at, 0, past + 1, failuresInARow, null);
    }

    /** Its day is over, and it was the last. */
    Progress after(Status end, int failuresInARow, Instant now) {
        return new Progress(end, day, null, tries, past + 1, failuresInARow, now);
    }

    /** Nothing comes of its day any more. */
    Progress ended(Status end, Instant now) {
        return new Progress(end, day, null, tries, past, failures, now);
    }
}
