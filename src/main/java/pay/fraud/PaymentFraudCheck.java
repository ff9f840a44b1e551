package pay.fraud;

import java.time.LocalDate;
import java.util.function.BooleanSupplier;

import org.springframework.stereotype.Component;
import platform.id.Tsid;
import platform.money.Won;

/** Asks the rules about what members pay merchants, by thresholds of their own. */
@Component
public class PaymentFraudCheck {
    private final FraudCheck check;

    PaymentFraudCheck(FraudSettings settings) {
        this.check = new FraudCheck(settings.paymentRules());
    }

    /**
     * Something that is to be paid.
     *
     * @param reported whether the member's wallet is
     * @param signed whether the device has signed it, or a consent to it
     */
    public record Purchase(Tsid member, Tsid merchant, Won amount, boolean reported, boolean signed) {
        private Facts facts(Pace before) {
            return new Facts(amount.amount(), merchant.hashCode(), false, reported, signed, before);
        }
    }

    /**
     * Refuses what breaks a rule.
     *
     * @param released whether an operator has looked at it and let it through; asked only of what would be held
     * @throws FraudRefused when the rules forbid it, or hold it back
     */
    public void require(Purchase purchase, Pace before, LocalDate day, BooleanSupplier released) {
        check.of(purchase.facts(before), day)
                .filter(found -> found.outcome() != FraudOutcome.HOLD || !released.getAsBoolean()).ifPresent(found -> {
                    throw new FraudRefused(
                            new FraudDecision(purchase.member(), FraudDecision.Way.PAYMENT, purchase.amount(), found));
                });
    }

    /** The member's pace with this one. */
    public Pace counted(Purchase purchase, Pace before, LocalDate day) {
        return check.counted(purchase.facts(before), day);
    }
}
