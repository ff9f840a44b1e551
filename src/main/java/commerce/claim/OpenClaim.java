package commerce.claim;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import commerce.catalogue.SellerId;
import commerce.catalogue.SellerRegister;
import commerce.catalogue.SellerStatus;
import commerce.events.ClaimOpened;
import commerce.order.Confirmation;
import commerce.order.CoolingOff;
import commerce.order.DisputedPayments;
import commerce.order.Item;
import commerce.order.ItemId;
import commerce.order.ItemStatus;
import commerce.order.LockItem;
import commerce.order.LockItem.Locked;
import commerce.order.MoveItem;
import commerce.refusal.CommerceError;
import commerce.shipment.DelayDispatch;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.time.BusinessDays;
import platform.web.DomainException;

/**
 * A buyer claims some pieces of an item. What the seller has not taken on is cancelled at once; the rest waits for the seller's
 * answer, and so does what a full team has bought: its price is for all of them.
 */
@Service
public class OpenClaim {
    private final SellerRegister sellers;
    private final LockItem lock;
    private final MoveItem move;
    private final ClaimMoney money;
    private final Claims claims;
    private final StepClaim step;
    private final DisputedPayments disputed;
    private final TellOfClaims tell;
    private final DomainEvents events;
    private final DelayDispatch delays;
    private final BusinessDays days;
    private final Ids ids;
    private final Clock clock;

    OpenClaim(SellerRegister sellers, LockItem lock, MoveItem move, ClaimMoney money, Claims claims, StepClaim step,
            DisputedPayments disputed, TellOfClaims tell, DomainEvents events, DelayDispatch delays,
            BusinessDays days, Ids ids, Clock clock) {
        this.delays = delays;
        this.sellers = sellers;
        this.lock = lock;
        this.move = move;
        this.money = money;
        this.claims = claims;
        this.step = step;
        this.disputed = disputed;
        this.tell = tell;
        this.events = events;
        this.days = days;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is claimed, and why. */
    public record Wish(ItemId item, ClaimKind kind, int quantity, ClaimReason reason, Told told) {}

    /**
     * What would go back.
     *
     * @throws DomainException as {@link #open} does
     */
    @Transactional
    RefundSum preview(Tsid buyer, Wish wish) {
        Locked locked = lock.ofBuyer(buyer, wish.item());
        check(locked.item(), wish);
        return money.of(locked.item(), wish.kind(), wish.quantity(), wish.reason().fault(), isAtOnce(locked, wish));
    }

    /**
     * Opens it.
     *
     * @throws DomainException {@link CommerceError#ITEM_NOT_FOUND}, {@link CommerceError#ORDER_PAYMENT_DISPUTED},
     *     {@link CommerceError#ITEM_IN_OTHER_STATE},
     *     {@link CommerceError#CLAIM_EXCEEDS_ITEM}, {@link CommerceError#CLAIMS_TOO_MANY}, {@link CommerceError#CLAIM_TOO_LATE},
     *     {@link CommerceError#CLAIM_FROM_THE_FUTURE}, {@link CommerceError#CLAIM_REASON_NOT_OF_KIND}
     */
    @RetriedOnConflict
    @Transactional
    public Claim open(Tsid buyer, Wish wish) {
        Locked locked = lock.ofBuyer(buyer, wish.item());
        check(locked.item(), wish);
        return open(locked, wish, isAtOnce(locked, wish));
    }

    private static boolean isAtOnce(Locked locked, Wish wish) {
        return wish.kind() == ClaimKind.CANCEL && locked.item().confirmation() == Confirmation.NOT_YET
                && !locked.inTeam();
    }

    /**
     * The same for the platform, which cancels what a seller must not send; nothing, when the seller may again. What a terminated one has
     * taken on it may have sent already: that is asked to be stopped, and cancelled when it is not answered.
     */
    @RetriedOnConflict
    @Transactional
    void cancelOfStopped(ItemId id) {
        Locked locked = lock.any(id);
        Item item = locked.item();
        int free = item.remaining() - item.claimed();
        SellerStatus seller = sellers.share(item.line().sellerId());
        boolean takenOn = item.confirmation() != Confirmation.NOT_YET;
        if (item.status() == ItemStatus.PAID && free > 0
                && (takenOn ? seller == SellerStatus.TERMINATED : seller.isStopped())) {
            open(locked, new Wish(id, ClaimKind.CANCEL, free, ClaimReason.SELLER_SUSPENDED, Told.NOTHING), !takenOn);
        }
    }

    /**
     * All of an item that nobody has claimed yet, whether its seller has taken it on or not: two operators have decided so. What was
     * sent stays sent.
     *
     * @throws DomainException {@link CommerceError#ITEM_NOT_FOUND}, {@link CommerceError#ITEM_IN_OTHER_STATE},
     *     {@link CommerceError#CLAIM_EXCEEDS_ITEM} when all of it is claimed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void cancelByOperators(ItemId id, String why) {
        Locked locked = lock.any(id);
        int free = locked.item().remaining() - locked.item().claimed();
        requireOpen(locked.item(), ClaimKind.CANCEL, Math.max(free, 1), Fault.SELLER);
        open(locked, new Wish(id, ClaimKind.CANCEL, free, ClaimReason.PLATFORM_DECISION, new Told(why, null)), true);
    }

    /** Pieces that their seller cannot send; the item as it was. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Item cancelOfSeller(SellerId seller, CancelUnsent.Unsent unsent) {
        Locked locked = lock.ofSeller(seller, unsent.item());
        sellers.requireNotTerminated(seller);
        disputed.requireNone(locked.item());
        requireOpen(locked.item(), ClaimKind.CANCEL, unsent.quantity(), Fault.SELLER);
        if (locked.item().remaining() != unsent.remaining()) {
            throw new DomainException(CommerceError.ITEM_CHANGED_MEANWHILE, locked.item().remaining());
        }
        open(locked, new Wish(unsent.item(), ClaimKind.CANCEL, unsent.quantity(), ClaimReason.SOLD_OUT,
                new Told(unsent.why(), null)), true, unsent.restock());
        return locked.item();
    }

    private Claim open(Locked locked, Wish wish, boolean atOnce) {
        return open(locked, wish, atOnce, true);
    }

    /** @param restock of what is cancelled at once, whether it can be sold again */
    private Claim open(Locked locked, Wish wish, boolean atOnce, boolean restock) {
        Item item = locked.item();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant answerBy = wish.kind() == ClaimKind.CANCEL && !atOnce
                ? ClaimTerms.endOf(days, now, ClaimTerms.BUSINESS_DAYS_TO_STOP)
                : null;
        Claim claim = new Claim(new ClaimId(ids.nextLong()), item.orderId(), item.id(), item.chargeId(),
                item.line().sellerId(), locked.buyer(), wish.kind(),
                atOnce ? ClaimStatus.REFUNDING : ClaimStatus.REQUESTED, wish.quantity(), wish.reason(),
                wish.reason().fault(), wish.told(),
                money.of(item, wish.kind(), wish.quantity(), wish.reason().fault(), atOnce), now, now, answerBy, null,
                null,
                null, null, null, null, null);
        claims.add(claim);
        Item claimed = move.claim(item, item.claimed() + wish.quantity(), null);
        tell.opened(claim);
        events.publish(new ClaimOpened(ids.next(), now, Tsid.of(claim.id()), Tsid.of(item.orderId()),
                Tsid.of(item.id()), locked.buyer(), Tsid.of(claim.sellerId()), claim.kind().name(), claim.quantity(),
                claim.reason().name(), claim.fault().name()));
        if (atOnce) {
            step.payBack(claim, new Locked(claimed, locked.buyer(), locked.paymentId(), locked.inTeam()),
                    restock);
        }
        return claims.find(claim.id()).orElseThrow();
    }

    private void check(Item item, Wish wish) {
        LocalDate known = wish.told().foundOutOn();
        if (known != null && known.isAfter(days.today())) {
            throw new DomainException(CommerceError.CLAIM_FROM_THE_FUTURE);
        }
        disputed.requireNone(item);
        requireOpen(item, wish.kind(), wish.quantity(), wish.reason().fault());
        // What the seller is at fault for is the buyer's right by law, however often they thought again before.
        if (wish.reason().fault() == Fault.BUYER
                && claims.withdrawn(item.id(), wish.kind()) >= ClaimTerms.MOST_WITHDRAWN) {
            throw new DomainException(CommerceError.CLAIMS_TOO_MANY, ClaimTerms.MOST_WITHDRAWN);
        }
        if (!isReason(item, wish)) {
            throw new DomainException(CommerceError.CLAIM_REASON_NOT_OF_KIND);
        }
        Instant shipped = item.times().shippedAt();
        if (shipped != null && !inTime(shipped, item.times().deliveredAt(), wish)) {
            throw new DomainException(CommerceError.CLAIM_TOO_LATE);
        }
    }

    /** Whether so many pieces can be claimed at all. */
    static void requireOpen(Item item, ClaimKind kind, int quantity, Fault fault) {
        boolean open = switch (kind) {
            case CANCEL -> item.status() == ItemStatus.PAID;
            case EXCHANGE -> isSent(item);
            case RETURN -> isSent(item)
                    || (item.status() == ItemStatus.PURCHASE_CONFIRMED && fault == Fault.SELLER);
        };
        if (!open) {
            throw new DomainException(CommerceError.ITEM_IN_OTHER_STATE);
        }
        int free = item.remaining() - item.claimed();
        if (quantity > free) {
            throw new DomainException(CommerceError.CLAIM_EXCEEDS_ITEM, free);
        }
    }

    /** Nothing can be wrong with goods that were never sent; and who confirmed the purchase has taken a delay for good. */
    private boolean isReason(Item item, Wish wish) {
        return switch (wish.reason()) {
            case CHANGE_OF_MIND, WRONG_OPTION -> true;
            case DELAYED -> item.status() != ItemStatus.PURCHASE_CONFIRMED && isLate(item);
            case DEFECTIVE, OTHER_THAN_ADVERTISED, WRONG_DELIVERY, SOLD_OUT, SELLER_SUSPENDED, PLATFORM_DECISION ->
                wish.kind() != ClaimKind.CANCEL;
        };
    }

    /** It was not sent in its time, or its seller said so, whatever was promised then. */
    private boolean isLate(Item item) {
        Instant by = item.times().dispatchBy();
        Instant shipped = item.times().shippedAt();
        Instant sent = shipped == null ? clock.instant() : shipped;
        return (by != null && !sent.isBefore(by)) || delays.isToldOf(item.id());
    }

    /** While nobody knows that it has arrived, the time to change one's mind has not begun; nobody finds out of a delay later. */
    private boolean inTime(Instant shipped, @Nullable Instant delivered, Wish wish) {
        Instant now = clock.instant();
        LocalDate came = LocalDate.ofInstant(delivered == null ? shipped : delivered, BusinessDays.SEOUL);
        LocalDate known = wish.told().foundOutOn();
        boolean soon = wish.reason().fault() == Fault.BUYER || wish.reason() == ClaimReason.DELAYED;
        return soon
                ? delivered == null || now.isBefore(CoolingOff.end(days, delivered))
                : ClaimTerms.isWithin(ClaimTerms.TO_FIND_OUT, came, now)
                        || (known != null && ClaimTerms.isWithin(ClaimTerms.FROM_KNOWING_ON, known, now));
    }

    /** Nobody may ever see it arrive, or it may never: what a buyer has, or waits for, can be sent back. */
    private static boolean isSent(Item item) {
        return switch (item.status()) {
            case SHIPPED, DELIVERING, DELIVERED, EXCHANGED -> true;
            default -> false;
        };
    }
}
