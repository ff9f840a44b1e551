package pay.schedule;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import platform.id.Tsid;

/**
 * What became of a schedule's planned day.
 *
 * @param code why the last try was refused; null when none was
 * @param transfer what was sent; null when nothing was
 * @param at of the last try or decision
 */
record Execution(ScheduleId schedule, LocalDate plannedOn, LocalDate dueOn, Status status, @Nullable String code,
        @Nullable Tsid transfer, int tries, Instant at) {
    /** All but the first are final. */
    enum Status {
        /** Refused, and tried again on its day. */
        RETRYING,
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
