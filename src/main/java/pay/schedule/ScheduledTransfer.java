package pay.schedule;

import java.time.Instant;
import java.util.Objects;

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
 * @param to null when it goes to an account, and when it is over and went to a phone number, which is not kept
 * @param account where it goes; null when it goes to somebody's wallet
 * @param recipientName masked; of a phone number or an account, that
 */
record ScheduledTransfer(ScheduleId id, MemberCaller by, @Nullable Addressee to, @Nullable ToAccount account,
        String recipientName, Won amount, @Nullable String memo, Plan plan, Instant createdAt, Progress progress) {
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

    /** Of one that goes to an account. */
    ToAccount toAccount() {
        return Objects.requireNonNull(account);
    }

    ScheduledTransfer with(Progress next) {
        return new ScheduledTransfer(id, by, to, account, recipientName, amount, memo, plan, createdAt, next);
    }
}
