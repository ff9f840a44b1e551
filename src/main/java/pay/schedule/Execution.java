package pay.schedule;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import platform.id.Tsid;

/**
 * What became of a schedule's planned day.
 *
 * @param code why the last try was refused; null when none was
 * @param transfer what was sent to a wallet; null when nothing was
 * @param withdrawal what was sent to a bank account, or is on its way there; null when nothing is
 * @param at of the last try or decision
 */
record Execution(ScheduleId schedule, LocalDate plannedOn, LocalDate dueOn, Status status, @Nullable String code,
        @Nullable Tsid transfer, @Nullable Tsid withdrawal, int tries, Instant at) {
    /** What the bank answered, whatever became of the schedule meanwhile. */
    Execution decided(Status how, @Nullable String why, Instant now) {
        return new Execution(schedule, plannedOn, dueOn, how, why, null, how == Status.SENT ? withdrawal : null, tries,
                now);
    }

    /** All but the first two are final. */
    enum Status {
        /** Refused, and tried again on its day. */
        RETRYING,
        /** A bank has it and has not answered yet. */
        SENDING,
        /** Sent. */
        SENT,
        /** Refused as often as it was tried. */
        FAILED,
        /** Never tried: nobody did so on its day. */
        MISSED,
        /** Taken back, between two tries. */
        CANCELED
    }
}
