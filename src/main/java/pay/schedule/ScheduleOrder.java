package pay.schedule;

import org.jspecify.annotations.Nullable;
import pay.transfer.Addressee;
import platform.money.Won;

/** What a member orders ahead. */
record ScheduleOrder(Addressee to, Won amount, @Nullable String memo, Plan plan) {
    /** What the device signs, byte for byte: all of it, and the key, which keeps a signature from being used again. */
    String message(String key) {
        return String.join("\n", "madang.pay.scheduled-transfer.v1", key, to.signed(),
                Long.toString(amount.amount()), plan.signed(), memo == null ? "" : memo);
    }
}
