package pay.chargeback;

import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.money.Won;

/** What the rest of pay has to know: what its holder gets from the card company must not go back by us as well. */
@Component
public class ChargedBack {
    private final Chargebacks chargebacks;

    ChargedBack(Chargebacks chargebacks) {
        this.chargebacks = chargebacks;
    }

    /**
     * How a payment stands with its card's company.
     *
     * @param isOpen whether something of it is disputed and not decided
     * @param isLost whether the card's holder has got a part of it so
     * @param amount what the company has taken back, or may yet
     */
    public record Standing(boolean isOpen, boolean isLost, Won amount) {
        /** Whether nothing of it is, or may be, with the card's holder. */
        public boolean isClear() {
            return !isOpen && !isLost;
        }
    }

    /** The caller holds the payment's lock. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Standing standing(Tsid payment) {
        List<Chargeback> counting = chargebacks.of(payment).stream()
                .filter(each -> each.state() != Chargeback.State.WON).toList();
        return new Standing(counting.stream().anyMatch(each -> each.state() == Chargeback.State.OPEN),
                counting.stream().anyMatch(each -> each.state() == Chargeback.State.LOST),
                counting.stream().map(Chargeback::amount).reduce(Won.ZERO, Won::plus));
    }

    /** Whether a member's payment has one that is not decided. */
    @Transactional(readOnly = true)
    public boolean isAnyOpenOf(Tsid member) {
        return chargebacks.anyOpenOf(member);
    }
}
