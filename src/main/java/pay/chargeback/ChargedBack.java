package pay.chargeback;

import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.money.Won;

/** What refunds have to know: what its holder gets from the card company must not go back to the card by us as well. */
@Component
public class ChargedBack {
    private final Chargebacks chargebacks;

    ChargedBack(Chargebacks chargebacks) {
        this.chargebacks = chargebacks;
    }

    /** Whether it is not decided yet. The caller holds the payment's lock. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean isOpen(Tsid payment) {
        return chargebacks.of(payment).stream().anyMatch(each -> each.state() == Chargeback.State.OPEN);
    }

    /** Whether the card's holder has got a part of it so. The caller holds the payment's lock. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean isLost(Tsid payment) {
        return chargebacks.of(payment).stream().anyMatch(each -> each.state() == Chargeback.State.LOST);
    }

    /** What of a payment card companies have taken back, or may yet. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Won of(Tsid payment) {
        return sum(chargebacks.of(payment).stream().filter(each -> each.state() != Chargeback.State.WON).toList());
    }

    private static Won sum(List<Chargeback> all) {
        return all.stream().map(Chargeback::amount).reduce(Won.ZERO, Won::plus);
    }
}
