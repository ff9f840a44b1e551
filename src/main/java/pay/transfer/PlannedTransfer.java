package pay.transfer;

import org.jspecify.annotations.Nullable;
import platform.money.Won;
import platform.security.MemberCaller;
import platform.web.idempotency.IdempotencyKey;
import platform.web.idempotency.SharedKeys;

/**
 * A transfer that another feature has made for a member who signed it before.
 *
 * @param key what it is; no two have the same
 * @param by who signed it, and of what tier of identity they were
 */
public record PlannedTransfer(String key, MemberCaller by, Addressee to, Won amount, @Nullable String memo) {
    /** As if it came by HTTP, for those who decide it; nothing is kept under its key. */
    TransferOrder order() {
        return new TransferOrder(
                new SharedKeys.Request(new IdempotencyKey("", "", "", "", key), new byte[0], new byte[0]), by, to,
                amount, memo, true);
    }
}
