package pay.transfer;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** What a member has sent that nobody has accepted yet, for when they leave. */
@Component
public class HeldMoney {
    private final HeldTransfers held;
    private final ReturnHeld returnHeld;

    HeldMoney(HeldTransfers held, ReturnHeld returnHeld) {
        this.held = held;
        this.returnHeld = returnHeld;
    }

    @Transactional(readOnly = true)
    public boolean anyOf(Tsid sender) {
        return !held.of(sender).isEmpty();
    }

    /** Ends all holds; the wallet is locked, and closed, so that no more begin. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void returnAllOf(Tsid sender) {
        held.of(sender).forEach(id -> returnHeld.back(id, ReturnHeld.Reason.SENDER_LEFT));
    }
}
