package pay.fraud;

import java.time.LocalDate;

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
     * @throws FraudRefused when the rules forbid it, or would hold it: a payment does not wait for an operator
     */
    public void require(Purchase purchase, Pace before, LocalDate day) {
        check.of(purchase.facts(before), day).ifPresent(found -> {
            throw new FraudRefused(
                    new FraudDecision(purchase.member(), FraudDecision.Way.PAYMENT, purchase.amount(), found));
        });
    }

    /** The member's pace with this one. */
    public Pace counted(Purchase purchase, Pace before, LocalDate day) {
        return check.counted(purchase.facts(before), day);
    }
}
