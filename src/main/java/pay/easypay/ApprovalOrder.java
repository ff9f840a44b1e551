package pay.easypay;

import org.jspecify.annotations.Nullable;
import pay.tender.Tenders;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.IdentityTier;
import platform.web.idempotency.SharedKeys;

/**
 * What a member wants: to pay what a merchant asks, in these ways.
 *
 * @param request null of what is not asked for by one of the member's
 * @param tier whose limits hold
 * @param signed whether the device has signed it, or a consent to it
 */
record ApprovalOrder(SharedKeys.@Nullable Request request, Tsid member, IdentityTier tier, PaymentKey key, Won amount,
        Tenders tenders, boolean signed) {
    ApprovalOrder(SharedKeys.@Nullable Request request, Tsid member, IdentityTier tier, PaymentKey key, Won amount,
            Tenders tenders) {
        this(request, member, tier, key, amount, tenders, true);
    }

    /** What the device signs, byte for byte. */
    String message() {
        return String.join("\n", "madang.pay.checkout.v1", key.toString(), Long.toString(amount.amount()),
                tenders.signed());
    }
}
