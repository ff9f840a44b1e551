package pay.schedule;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import pay.transfer.Addressee;
import pay.transfer.PlannedTransfer;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.MemberCaller;

/**
 * A transfer that a member has ordered ahead, as it stands.
 *
 * @param by who confirmed it; the tier of their identity then has the limits that hold
 * @param to null when it is over and went to a phone number, which is not kept
 * @param recipientName masked; of a phone number, that
 */
record ScheduledTransfer(ScheduleId id, MemberCaller by, @Nullable Addressee to, String recipientName, Won amount,
        @Nullable String memo, Plan plan, Instant createdAt, Progress progress) {
    Tsid member() {
        return by.memberId();
    }

    /** The transfer of its day. */
    PlannedTransfer transfer() {
        if (to == null) {
            throw new IllegalStateException("Schedule " + id.value() + " is over");
        }
        return new PlannedTransfer(id.value() + " " + progress.day().planned(), by, to, amount, memo);
    }

    ScheduledTransfer with(Progress next) {
        return new ScheduledTransfer(id, by, to, recipientName, amount, memo, plan, createdAt, next);
    }
}
