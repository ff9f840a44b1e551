package pay.transfer;

import org.jspecify.annotations.Nullable;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.MemberCaller;
import platform.web.idempotency.SharedKeys;

/**
 * What a member asks for: money from their wallet to somebody.
 *
 * @param signed whether their device has signed it, whatever the amount
 */
record TransferOrder(SharedKeys.Request request, MemberCaller caller, Addressee to, Won amount,
        @Nullable String memo, boolean signed) {
    Tsid sender() {
        return caller.memberId();
    }

    /** What the device signs, byte for byte; the key keeps a signature from being used for another transfer. */
    String message() {
        return String.join("\n", "madang.pay.transfer.v1", request.key().key(), to.signed(),
                Long.toString(amount.amount()));
    }
}
