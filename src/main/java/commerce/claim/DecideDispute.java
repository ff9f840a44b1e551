package commerce.claim;

import java.util.List;
import java.util.Map;

import commerce.claim.LockClaim.LockedClaim;
import commerce.order.ItemStatus;
import commerce.refusal.CommerceError;
import commerce.shipment.ExchangeParcels;
import commerce.stock.Stock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.web.DomainException;

/**
 * Madang decides between a buyer and a seller. For the seller one operator does, and the pieces stay with the buyer; what takes money
 * from a seller takes two ({@link DecideRuling}).
 */
@Service
class DecideDispute {
    private final LockClaim lock;
    private final StepClaim step;
    private final ClaimMoney money;
    private final Rulings rulings;
    private final ExchangeParcels parcels;
    private final Stock stock;
    private final AuditLog audit;

    DecideDispute(LockClaim lock, StepClaim step, ClaimMoney money, Rulings rulings, ExchangeParcels parcels,
            Stock stock, AuditLog audit) {
        this.lock = lock;
        this.step = step;
        this.money = money;
        this.rulings = rulings;
        this.parcels = parcels;
        this.stock = stock;
        this.audit = audit;
    }

    /**
     * Rejects the claim for good; of an exchange that was sent, it has come, and the exchange is done.
     *
     * @param why for both sides
     * @throws DomainException {@link CommerceError#CLAIM_NOT_FOUND}, {@link CommerceError#CLAIM_IN_OTHER_STATE},
     *     {@link CommerceError#RULING_WAITS} while somebody else's proposal to decide for the buyer does
     */
    @RetriedOnConflict
    @Transactional
    public void forSeller(StaffCaller operator, ClaimId id, String why) {
        LockedClaim locked = disputed(id);
        Claim claim = locked.claim();
        if (rulings.waits(Tsid.of(id))) {
            throw new DomainException(CommerceError.RULING_WAITS);
        }
        if (claim.kind() == ClaimKind.EXCHANGE && parcels.sentAt(Tsid.of(id), claim.itemId()).isPresent()) {
            parcels.stopFollowing(Tsid.of(id), claim.itemId());
            step.exchanged(StepClaim.stepped(claim, ClaimHappening.ARRIVES).decided(claim.fault(), why), locked.item());
        } else {
            step.letGo(StepClaim.stepped(claim, ClaimHappening.DECIDED_FOR_SELLER).decided(claim.fault(), why),
                    locked.item());
        }
        audit.record(AuditActor.of(operator), claim.sellerId(), "commerce.dispute-dismissed", "claim",
                Long.toString(id.value()), Map.of("reason", why));
    }

    /**
     * Gives the money back, as of any return; what was to be exchanged too.
     *
     * @throws DomainException {@link CommerceError#CLAIM_IN_OTHER_STATE}; {@link CommerceError#ITEM_IN_OTHER_STATE} when the buyer is to
     *     bear freight of a purchase that stands
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forBuyer(ClaimId id, Fault fault, String why) {
        LockedClaim locked = disputed(id);
        if (fault == Fault.BUYER && locked.item().item().status() == ItemStatus.PURCHASE_CONFIRMED) {
            throw new DomainException(CommerceError.ITEM_IN_OTHER_STATE);
        }
        stock.release(List.of(id));
        parcels.stopFollowing(Tsid.of(id), locked.claim().itemId());
        Claim decided = locked.claim().decided(fault, why);
        // Who bears the way back of a return stays as it was told, unless it is another's fault now.
        boolean asTold = decided.kind() == ClaimKind.RETURN && fault == locked.claim().fault();
        Claim back = asTold
                ? decided
                : decided.asReturn(money.asReturn(locked.item().item(), decided), step.now());
        step.payBack(StepClaim.stepped(back, ClaimHappening.DECIDED_FOR_BUYER), locked.item(), false);
        if (!asTold) {
            // Those fetched with it were told that it bears the way back, which it may do no more: the next that is open does then.
            money.without(locked.claim(), locked.item().item()).forEach(step::save);
        }
    }

    private LockedClaim disputed(ClaimId id) {
        LockedClaim locked = lock.any(id);
        if (locked.claim().status() != ClaimStatus.DISPUTED) {
            throw new DomainException(CommerceError.CLAIM_IN_OTHER_STATE);
        }
        return locked;
    }
}
