package commerce.claim;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import commerce.events.ClaimOpened;
import commerce.order.Confirmation;
import commerce.order.Item;
import commerce.order.ItemStatus;
import commerce.order.LineId;
import commerce.order.LockItem;
import commerce.order.LockItem.Locked;
import commerce.order.MoveItem;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.time.BusinessDays;
import platform.web.DomainException;

/**
 * A buyer claims some pieces of an item. What the seller has not taken on is cancelled at once; the rest waits for the seller's
 * answer.
 */
@Service
public class OpenClaim {
    private final LockItem lock;
    private final MoveItem move;
    private final ClaimMoney money;
    private final Claims claims;
    private final StepClaim step;
    private final DomainEvents events;
    private final BusinessDays days;
    private final Ids ids;
    private final Clock clock;

    OpenClaim(LockItem lock, MoveItem move, ClaimMoney money, Claims claims, StepClaim step, DomainEvents events,
            BusinessDays days, Ids ids, Clock clock) {
        this.lock = lock;
        this.move = move;
        this.money = money;
        this.claims = claims;
        this.step = step;
        this.events = events;
        this.days = days;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is claimed, and why. */
    public record Wish(LineId item, ClaimKind kind, int quantity, ClaimReason reason, Told told) {}

    /**
     * What would go back.
     *
     * @throws DomainException as {@link #open} does
     */
    @Transactional
    RefundSum preview(Tsid buyer, Wish wish) {
        Locked locked = lock.ofBuyer(buyer, wish.item());
        check(locked.item(), wish);
        return money.of(locked.item(), wish.kind(), wish.quantity(), wish.reason().fault());
    }

    /**
     * Opens it.
     *
     * @throws DomainException {@link CommerceError#ITEM_NOT_FOUND}, {@link CommerceError#ITEM_IN_OTHER_STATE},
     *     {@link CommerceError#CLAIM_EXCEEDS_ITEM}, {@link CommerceError#CLAIM_TOO_LATE},
     *     {@link CommerceError#CLAIM_FROM_THE_FUTURE}
     */
    @RetriedOnConflict
    @Transactional
    public Claim open(Tsid buyer, Wish wish) {
        Locked locked = lock.ofBuyer(buyer, wish.item());
        check(locked.item(), wish);
        return open(locked, wish);
    }

    /** The same for the platform, which cancels what a seller must not send. */
    @RetriedOnConflict
    @Transactional
    public void cancel(LineId id, ClaimReason reason) {
        Locked locked = lock.any(id);
        int free = locked.item().remaining() - locked.item().claimed();
        if (locked.item().status() == ItemStatus.PAID && locked.item().confirmation() == Confirmation.NOT_YET
                && free > 0) {
            open(locked, new Wish(id, ClaimKind.CANCEL, free, reason, Told.NOTHING));
        }
    }

    private Claim open(Locked locked, Wish wish) {
        Item item = locked.item();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        boolean atOnce = wish.kind() == ClaimKind.CANCEL && item.confirmation() == Confirmation.NOT_YET;
        Instant answerBy = wish.kind() == ClaimKind.CANCEL && !atOnce
                ? ClaimTerms.endOf(days, now, ClaimTerms.BUSINESS_DAYS_TO_STOP)
                : null;
        Claim claim = new Claim(new ClaimId(ids.nextLong()), item.orderId(), item.id(), item.chargeId(),
                item.line().sellerId(), locked.buyer(), wish.kind(),
                atOnce ? ClaimStatus.REFUNDING : ClaimStatus.REQUESTED, wish.quantity(), wish.reason(),
                wish.reason().fault(), wish.told(),
                money.of(item, wish.kind(), wish.quantity(), wish.reason().fault()), now, answerBy, null, null, null,
                null, null);
        claims.add(claim);
        Item claimed = move.claim(item, item.claimed() + wish.quantity(), null);
        events.publish(new ClaimOpened(ids.next(), now, Tsid.of(claim.id()), Tsid.of(item.orderId()),
                Tsid.of(item.id()), locked.buyer(), Tsid.of(claim.sellerId()), claim.kind().name(), claim.quantity(),
                claim.reason().name(), claim.fault().name()));
        if (atOnce) {
            step.payBack(claim, new Locked(claimed, locked.buyer(), locked.paymentId()), true);
        }
        return claims.find(claim.id()).orElseThrow();
    }

    private void check(Item item, Wish wish) {
        boolean open = switch (wish.kind()) {
            case CANCEL -> item.status() == ItemStatus.PAID;
            case EXCHANGE -> isHere(item);
            case RETURN -> isHere(item)
                    || (item.status() == ItemStatus.PURCHASE_CONFIRMED && wish.reason().fault() == Fault.SELLER);
        };
        if (!open) {
            throw new DomainException(CommerceError.ITEM_IN_OTHER_STATE);
        }
        int free = item.remaining() - item.claimed();
        if (wish.quantity() > free) {
            throw new DomainException(CommerceError.CLAIM_EXCEEDS_ITEM, free);
        }
        Instant since = item.times().deliveredAt() == null ? item.times().shippedAt() : item.times().deliveredAt();
        if (since != null && !inTime(since, wish)) {
            throw new DomainException(CommerceError.CLAIM_TOO_LATE);
        }
    }

    private boolean inTime(Instant since, Wish wish) {
        Instant now = clock.instant();
        LocalDate came = LocalDate.ofInstant(since, BusinessDays.SEOUL);
        LocalDate known = wish.told().foundOutOn();
        if (known != null && known.isAfter(LocalDate.ofInstant(now, BusinessDays.SEOUL))) {
            throw new DomainException(CommerceError.CLAIM_FROM_THE_FUTURE);
        }
        return wish.reason().fault() == Fault.BUYER
                ? ClaimTerms.isWithin(ClaimTerms.TO_CHANGE_MIND, came, now)
                : ClaimTerms.isWithin(ClaimTerms.TO_FIND_OUT, came, now)
                        || (known != null && ClaimTerms.isWithin(ClaimTerms.FROM_KNOWING_ON, known, now));
    }

    private static boolean isHere(Item item) {
        return item.status() == ItemStatus.DELIVERED || item.status() == ItemStatus.EXCHANGED;
    }
}
