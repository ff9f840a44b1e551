package pay.easypay;

import java.util.Set;
import java.util.function.Supplier;

import pay.error.PayError;
import platform.web.DomainException;
import platform.web.ErrorCode;

/** What a till is told of a refusal. Limits, rules and the state of a wallet are its member's matter, who sees them in the app. */
final class TillRefusals {
    private static final Set<ErrorCode> OF_THE_MEMBER = Set.of(PayError.PAYMENT_ABOVE_LIMIT,
            PayError.PAYMENT_ABOVE_DAILY_LIMIT, PayError.PAYMENT_ABOVE_MONTHLY_LIMIT, PayError.PAYMENT_REFUSED,
            PayError.PAYMENT_HELD_BACK, PayError.WALLET_FROZEN, PayError.WALLET_CLOSED);

    private TillRefusals() {}

    /** Takes a payment; what is the member's own matter is refused with {@code OFFLINE_PAYMENT_DECLINED}. */
    static <T> T instead(Supplier<T> payment) {
        try {
            return payment.get();
        } catch (DomainException refused) {
            throw OF_THE_MEMBER.contains(refused.code())
                    ? new DomainException(PayError.OFFLINE_PAYMENT_DECLINED)
                    : refused;
        }
    }
}
