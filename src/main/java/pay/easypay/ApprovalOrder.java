package pay.easypay;

import platform.id.Tsid;
import platform.money.Won;
import platform.security.IdentityTier;
import platform.security.MemberCaller;
import platform.web.idempotency.SharedKeys;

/** What a member wants: to pay what a merchant asks, in these ways. */
record ApprovalOrder(SharedKeys.Request request, MemberCaller caller, PaymentKey key, Won amount, Tenders tenders) {
    Tsid member() {
        return caller.memberId();
    }

    /** Whose limits hold. */
    IdentityTier tier() {
        return caller.tier();
    }

    /** What the device signs, byte for byte. */
    String message() {
        return String.join("\n", "madang.pay.checkout.v1", key.toString(), Long.toString(amount.amount()),
                tenders.signed());
    }
}
