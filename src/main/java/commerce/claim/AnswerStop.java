package commerce.claim;

import java.util.List;

import commerce.catalogue.SellerId;
import commerce.claim.LockClaim.LockedClaim;
import commerce.order.Confirmation;
import commerce.order.Item;
import commerce.refusal.CommerceError;
import commerce.shipment.ConfirmItem;
import commerce.shipment.Invoice;
import commerce.shipment.ShipItems;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.web.DomainException;

/** A buyer wants a dispatch stopped: the seller has stopped it, or had sent it already; who does not answer has stopped it. */
@Service
public class AnswerStop {
    private final Claims claims;
    private final LockClaim lock;
    private final StepClaim step;
    private final ConfirmItem confirm;
    private final ShipItems ship;

    AnswerStop(Claims claims, LockClaim lock, StepClaim step, ConfirmItem confirm, ShipItems ship) {
        this.claims = claims;
        this.lock = lock;
        this.step = step;
        this.confirm = confirm;
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

    /**
     * All that is left of it is in the parcel of this invoice: whatever else was to be stopped of the item was sent too. Who has sent what a
     * full team bought, and never said to have taken it on, has.
     *
     * @throws DomainException {@link CommerceError#CLAIM_NOT_FOUND}, {@link CommerceError#CLAIM_IN_OTHER_STATE},
     *     {@link CommerceError#SELLER_IN_OTHER_STATE} of one who was stopped before it took it on, {@link CommerceError#INVOICE_TAKEN}
     */
    @RetriedOnConflict
    @Transactional
    public void sentAlready(SellerId seller, ClaimId id, Invoice invoice) {
        LockedClaim locked = lock.ofSeller(seller, id);
        Item item = locked.item().item();
        sent(locked);
        claims.stopsOf(item.id()).forEach(each -> sent(lock.any(each)));
        if (item.confirmation() == Confirmation.NOT_YET) {
            confirm.confirm(seller, item.id());
        }
        ship.ship(seller, List.of(item.id()), List.of(invoice));
    }

    private void sent(LockedClaim locked) {
        step.letGo(StepClaim.stepped(locked.claim(), ClaimHappening.SELLER_SENT_IT), locked.item());
    }

    private void stop(LockedClaim locked, ClaimHappening happening) {
        step.payBack(StepClaim.stepped(locked.claim(), happening), locked.item(), true);
    }
}
