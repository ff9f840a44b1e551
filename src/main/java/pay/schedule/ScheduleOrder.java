package pay.schedule;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import pay.error.PayError;
import pay.transfer.Addressee;
import platform.money.Won;
import platform.web.DomainException;

/**
 * What a member orders ahead.
 *
 * @param to null when it goes to an account
 * @param account null when it goes to somebody's wallet
 */
record ScheduleOrder(@Nullable Addressee to, @Nullable AccountOrder account, Won amount, @Nullable String memo,
        Plan plan) {
    ScheduleOrder {
        if ((to == null) == (account == null)) {
            throw new DomainException(PayError.SCHEDULE_PAYEE_INVALID);
        }
    }

    /** What the device signs, byte for byte: all of it, and the key, which keeps a signature from being used again. */
    String message(String key) {
        return String.join("\n", "madang.pay.scheduled-transfer.v1", key, payee(),
                Long.toString(amount.amount()), plan.signed(), memo == null ? "" : memo);
    }

    private String payee() {
        return to == null ? Objects.requireNonNull(account).signed() : to.signed();
    }
}
