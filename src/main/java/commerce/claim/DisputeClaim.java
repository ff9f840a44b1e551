package commerce.claim;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

import commerce.claim.LockClaim.LockedClaim;
import commerce.order.DisputedPayments;
import commerce.order.Item;
import commerce.order.MoveItem;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;
import platform.time.BusinessDays;
import platform.web.DomainException;

/**
 * A buyer asks Madang to decide about a return or an exchange that its seller has rejected, does not answer, or does not bring to an
 * end, as when nothing comes of what was sent in exchange. The purchase does not confirm itself until that is decided.
 */
@Service
class DisputeClaim {
    private final LockClaim lock;
    private final StepClaim step;
    private final MoveItem move;
    private final DisputedPayments disputed;
    private final ClaimMoney money;
    private final SellersTime time;
    private final BusinessDays days;

    DisputeClaim(LockClaim lock, StepClaim step, MoveItem move, DisputedPayments disputed, ClaimMoney money,
            SellersTime time, BusinessDays days) {
        this.lock = lock;
        this.step = step;
        this.move = move;
        this.disputed = disputed;
        this.money = money;
        this.time = time;
        this.days = days;
    }

    /**
     * Asks for it.
     *
     * @throws DomainException {@link CommerceError#CLAIM_NOT_FOUND}, {@link CommerceError#CLAIM_IN_OTHER_STATE},
     *     {@link CommerceError#CLAIM_DISPUTED_BEFORE}, {@link CommerceError#CLAIM_DISPUTE_TOO_EARLY} while the seller has time,
     *     {@link CommerceError#CLAIM_TOO_LATE} after a rejection; of what was rejected, that of claiming its pieces again
     */
    @RetriedOnConflict
    @Transactional
    void dispute(Tsid buyer, ClaimId id, String words) {
        LockedClaim locked = lock.ofBuyer(buyer, id);
        Claim claim = locked.claim();
        Claim disputed = StepClaim.stepped(claim, ClaimHappening.BUYER_DISPUTES);
        if (claim.dispute() != null) {
            throw new DomainException(CommerceError.CLAIM_DISPUTED_BEFORE);
        }
        Instant now = step.now();
        requireInTime(claim, now);
        RefundSum sum = claim.closedAt() == null ? claim.sum() : claimedAgain(locked.item().item(), claim);
        Claim asked = disputed.disputed(new Dispute(words, now, null), sum);
        step.save(claim.status() == ClaimStatus.RESHIPPED ? payableFromNow(asked, now) : asked);
    }

    /** Its seller had sent something in time: no money was owed until now. */
    private Claim payableFromNow(Claim reshipped, Instant now) {
        return reshipped.collected(Objects.requireNonNull(reshipped.collectedAt(), "collected"),
                ClaimTerms.endOf(days, now, ClaimTerms.BUSINESS_DAYS_TO_REFUND));
    }

    private RefundSum claimedAgain(Item item, Claim claim) {
        disputed.requireNone(item);
        OpenClaim.requireOpen(item, claim.kind(), claim.quantity(), claim.fault());
        RefundSum sum = money.of(item, claim.kind(), claim.quantity(), claim.fault(), false);
        move.claim(item, item.claimed() + claim.quantity(), null);
        return sum;
    }

    private void requireInTime(Claim claim, Instant now) {
        Instant closed = claim.closedAt();
        if (closed != null) {
            if (!ClaimTerms.isWithin(ClaimTerms.TO_DISPUTE, LocalDate.ofInstant(closed, BusinessDays.SEOUL), now)) {
                throw new DomainException(CommerceError.CLAIM_TOO_LATE);
            }
        } else if (now.isBefore(Objects.requireNonNull(time.end(claim), "open"))) {
            throw new DomainException(CommerceError.CLAIM_DISPUTE_TOO_EARLY);
        }
    }
}
