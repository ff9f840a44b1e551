package commerce.claim;

import java.util.List;

import commerce.catalogue.SellerId;
import commerce.claim.LockClaim.LockedClaim;
import commerce.order.ItemId;
import commerce.shipment.Invoice;
import commerce.shipment.ShipItems;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;

/** A buyer wants a dispatch stopped: the seller has stopped it, or had sent it already; who does not answer has stopped it. */
@Service
public class AnswerStop {
    private final Claims claims;
    private final LockClaim lock;
    private final StepClaim step;
    private final ShipItems ship;

    AnswerStop(Claims claims, LockClaim lock, StepClaim step, ShipItems ship) {
        this.claims = claims;
        this.lock = lock;
        this.step = step;
        this.ship = ship;
    }

    @RetriedOnConflict
    @Transactional
    public void stopped(SellerId seller, ClaimId id) {
        stop(lock.ofSeller(seller, id), ClaimHappening.SELLER_STOPS);
    }

    /** Nothing, when it was answered meanwhile. */
    @RetriedOnConflict
    @Transactional
    public void unanswered(ClaimId id) {
        LockedClaim locked = lock.any(id);
        if (locked.claim().answerBy() != null) {
            stop(locked, ClaimHappening.TIME_APPROVES);
        }
    }

    /** All that is left of it is in the parcel of this invoice: whatever else was to be stopped of the item was sent too. */
    @RetriedOnConflict
    @Transactional
    public void sentAlready(SellerId seller, ClaimId id, Invoice invoice) {
        LockedClaim locked = lock.ofSeller(seller, id);
        ItemId item = locked.item().item().id();
        sent(locked);
        claims.stopsOf(item).forEach(each -> sent(lock.any(each)));
        ship.ship(seller, List.of(item), List.of(invoice));
    }

    private void sent(LockedClaim locked) {
        step.letGo(StepClaim.stepped(locked.claim(), ClaimHappening.SELLER_SENT_IT), locked.item());
    }

    private void stop(LockedClaim locked, ClaimHappening happening) {
        step.payBack(StepClaim.stepped(locked.claim(), happening), locked.item(), true);
    }
}
