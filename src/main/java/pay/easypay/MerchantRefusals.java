package pay.easypay;

import java.util.Set;
import java.util.function.Supplier;

import pay.error.PayError;
import platform.web.DomainException;
import platform.web.ErrorCode;

/** What a merchant is told of a refusal. Limits, rules and the state of a wallet are its payer's matter, who sees them in the app. */
public final class MerchantRefusals {
    private static final Set<ErrorCode> OF_THE_PAYER = Set.of(PayError.PAYMENT_ABOVE_LIMIT,
            PayError.PAYMENT_ABOVE_DAILY_LIMIT, PayError.PAYMENT_ABOVE_MONTHLY_LIMIT, PayError.PAYMENT_REFUSED,
            PayError.PAYMENT_HELD_BACK, PayError.WALLET_FROZEN, PayError.WALLET_CLOSED);

    private MerchantRefusals() {}

    /** Whether only the payer is told why. */
    public static boolean areOfThePayer(ErrorCode why) {
        return OF_THE_PAYER.contains(why);
    }

    /** Takes a payment by a code that the payer shows; what is their own matter is refused with {@code OFFLINE_PAYMENT_DECLINED}. */
    static <T> T atTheTill(Supplier<T> payment) {
        try {
            return payment.get();
        } catch (DomainException refused) {
            throw areOfThePayer(refused.code()) ? new DomainException(PayError.OFFLINE_PAYMENT_DECLINED) : refused;
        }
    }
}
