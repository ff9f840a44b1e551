package pay.transfer;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** What a member has sent that nobody has accepted, or looked at, yet, for when they leave. */
@Component
public class HeldMoney {
    private final HeldTransfers held;
    private final ReturnHeld returnHeld;
    private final ReviewedTransfers reviewed;

    HeldMoney(HeldTransfers held, ReturnHeld returnHeld, ReviewedTransfers reviewed) {
        this.held = held;
        this.returnHeld = returnHeld;
        this.reviewed = reviewed;
    }

    @Transactional(readOnly = true)
    public boolean anyOf(Tsid sender) {
        return !held.of(sender).isEmpty() || reviewed.anyOf(sender);
    }

    /** Ends all holds; the wallet is locked, and closed, so that no more begin. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void returnAllOf(Tsid sender) {
        held.of(sender).forEach(id -> returnHeld.back(id, ReturnHeld.Reason.SENDER_LEFT));
        reviewed.returnAllOf(sender);
    }
}
