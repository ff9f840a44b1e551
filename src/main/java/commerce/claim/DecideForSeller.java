package commerce.claim;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import commerce.catalogue.SellerRegister;
import commerce.catalogue.SellerStatus;
import commerce.claim.LockClaim.LockedClaim;
import commerce.refusal.CommerceError;
import commerce.stock.Stock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.security.StaffCaller;
import platform.time.BusinessDays;
import platform.web.DomainException;

/**
 * An operator decides about a return or an exchange whose seller is terminated and answers nothing any more: its money goes back as
 * if the goods had come, or it is rejected.
 */
@Service
public class DecideForSeller {
    private final LockClaim lock;
    private final StepClaim step;
    private final ClaimMoney money;
    private final Stock stock;
    private final SellerRegister sellers;
    private final BusinessDays days;
    private final AuditLog audit;

    DecideForSeller(LockClaim lock, StepClaim step, ClaimMoney money, Stock stock, SellerRegister sellers,
            BusinessDays days, AuditLog audit) {
        this.lock = lock;
        this.step = step;
        this.money = money;
        this.stock = stock;
        this.sellers = sellers;
        this.days = days;
        this.audit = audit;
    }

    /**
     * Gives the money back; what was to be exchanged too, as nobody sends anything any more.
     *
     * @throws DomainException {@link CommerceError#CLAIM_NOT_FOUND}, {@link CommerceError#CLAIM_IN_OTHER_STATE},
     *     {@link CommerceError#SELLER_IN_OTHER_STATE} of one who answers
     */
    @RetriedOnConflict
    @Transactional
    public void giveBack(StaffCaller operator, ClaimId id) {
        LockedClaim locked = ofTerminated(id);
        Claim claim = locked.claim();
        if (claim.kind() == ClaimKind.EXCHANGE && claim.status() != ClaimStatus.RESHIPPED) {
            stock.release(List.of(id));
            claim = claim.asReturn(money.asReturn(locked.item().item(), claim), step.now());
        }
        step.payBack(StepClaim.stepped(withTheSeller(claim), ClaimHappening.APPROVES), locked.item(), false);
        audit(operator, claim, "GIVEN_BACK");
    }

    /** Leaves the pieces with the buyer, who reads why; otherwise as {@link #giveBack}. */
    @RetriedOnConflict
    @Transactional
    public void reject(StaffCaller operator, ClaimId id, String why) {
        LockedClaim locked = ofTerminated(id);
        step.letGo(StepClaim.stepped(withTheSeller(locked.claim()), ClaimHappening.REJECTS).answered(why),
                locked.item());
        audit(operator, locked.claim(), "REJECTED");
    }

    private LockedClaim ofTerminated(ClaimId id) {
        LockedClaim locked = lock.any(id);
        SellerStatus status = sellers.share(locked.claim().sellerId());
        if (status != SellerStatus.TERMINATED) {
            throw new DomainException(CommerceError.SELLER_IN_OTHER_STATE, status.name());
        }
        return locked;
    }

    /** As if the goods were there: nobody is who could say so. */
    private Claim withTheSeller(Claim claim) {
        Instant now = step.now();
        return switch (claim.status()) {
            case REQUESTED -> withTheSeller(StepClaim.stepped(claim, ClaimHappening.SELLER_ACCEPTS));
            case ACCEPTED -> StepClaim.stepped(claim, ClaimHappening.COLLECTS).collected(now,
                    ClaimTerms.endOf(days, now, ClaimTerms.BUSINESS_DAYS_TO_REFUND));
            case ON_HOLD -> StepClaim.stepped(claim, ClaimHappening.RELEASES);
            default -> claim;
        };
    }

    private void audit(StaffCaller operator, Claim claim, String decision) {
        audit.record(AuditActor.of(operator), claim.sellerId(), "commerce.claim-decided", "claim",
                Long.toString(claim.id().value()), Map.of("decision", decision));
    }
}
