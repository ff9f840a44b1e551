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
 * end. The purchase does not confirm itself until that is decided.
 */
@Service
class DisputeClaim {
    private final LockClaim lock;
    private final StepClaim step;
    private final MoveItem move;
    private final DisputedPayments disputed;
    private final ClaimMoney money;
    private final BusinessDays days;

    DisputeClaim(LockClaim lock, StepClaim step, MoveItem move, DisputedPayments disputed, ClaimMoney money,
            BusinessDays days) {
        this.lock = lock;
        this.step = step;
        this.move = move;
        this.disputed = disputed;
        this.money = money;
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
        step.save(disputed.disputed(new Dispute(words, now, null), sum));
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
        } else if (now.isBefore(sellersTime(claim))) {
            throw new DomainException(CommerceError.CLAIM_DISPUTE_TOO_EARLY);
        }
    }

    /** Until when the seller may let an open one lie. */
    private Instant sellersTime(Claim claim) {
        return switch (claim.status()) {
            case REQUESTED -> ClaimTerms.endOf(days, claim.openedAt(), ClaimTerms.BUSINESS_DAYS_TO_ANSWER);
            case ACCEPTED -> claim.openedAt().plus(ClaimTerms.TO_COLLECT);
            default -> Objects.requireNonNull(claim.refundBy(), "collected");
        };
    }
}
