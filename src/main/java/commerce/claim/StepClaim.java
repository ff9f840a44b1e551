package commerce.claim;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import commerce.events.ClaimClosed;
import commerce.order.EmptyOrder;
import commerce.order.Item;
import commerce.order.ItemHappening;
import commerce.order.LockItem.Locked;
import commerce.order.MoveItem;
import commerce.order.ParcelOf;
import commerce.order.RefundForClaim;
import commerce.order.TellSellers;
import commerce.refusal.CommerceError;
import commerce.settlement.KeepReturnFreight;
import commerce.stock.Stock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;

/** Takes claims, whose orders the caller has locked, to their ends: the money back, the goods exchanged, or nothing. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class StepClaim {
    private final Claims claims;
    private final MoveItem move;
    private final TimeToObject toObject;
    private final ClaimMoney money;
    private final ParcelOf parcels;
    private final RefundForClaim refunds;
    private final LateInterest lateInterest;
    private final TakeFromSeller takeFromSeller;
    private final KeepReturnFreight keepFreight;
    private final EmptyOrder orders;
    private final TellSellers tell;
    private final TellOfClaims tellOfClaims;
    private final Stock stock;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    StepClaim(Claims claims, MoveItem move, TimeToObject toObject, ClaimMoney money, ParcelOf parcels,
            RefundForClaim refunds,
            LateInterest lateInterest, TakeFromSeller takeFromSeller, KeepReturnFreight keepFreight, EmptyOrder orders,
            TellSellers tell,
            TellOfClaims tellOfClaims, Stock stock, DomainEvents events, Ids ids, Clock clock) {
        this.claims = claims;
        this.move = move;
        this.toObject = toObject;
        this.money = money;
        this.parcels = parcels;
        this.refunds = refunds;
        this.lateInterest = lateInterest;
        this.takeFromSeller = takeFromSeller;
        this.keepFreight = keepFreight;
        this.orders = orders;
        this.tell = tell;
        this.tellOfClaims = tellOfClaims;
        this.stock = stock;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Where this leads.
     *
     * @throws DomainException {@link CommerceError#CLAIM_IN_OTHER_STATE}
     */
    static Claim stepped(Claim claim, ClaimHappening happening) {
        return claim.at(ClaimRules.step(claim.kind(), claim.status(), happening)
                .orElseThrow(() -> new DomainException(CommerceError.CLAIM_IN_OTHER_STATE)));
    }

    void save(Claim claim) {
        claims.save(claim, null, Won.ZERO);
    }

    /**
     * Gives the money of its pieces back.
     *
     * @param told stepped to {@link ClaimStatus#REFUNDING}
     * @param restock whether the pieces can be sold again
     */
    void payBack(Claim told, Locked locked, boolean restock) {
        Instant now = now();
        Item item = locked.item();
        Optional<ParcelOf.Parcel> parcel = parcels.find(item);
        RefundSum sum = money.now(item, told);
        Claim claim = told.as(told.kind(), sum);
        // The freight of a parcel that was paid out already cannot grow: what is owed of it goes to the seller by itself.
        boolean paidOut = parcel.map(ParcelOf.Parcel::isPaidOut).orElse(false);
        Won owed = paidOut ? Won.ZERO : sum.owedFreight();
        Won kept = sum.owedFreight().plus(sum.backFreight()).minus(owed);
        Won interest = lateInterest.of(item, claim, now);
        Long refund = refunds.request(locked, claim.id(),
                new RefundForClaim.Parts(sum.goods().minus(owed).minus(kept), owed, kept, sum.shipping()), interest,
                takeFromSeller.take(item, claim, interest, now));
        if (claim.chargeId() != null && sum.owedFreight().isPositive()) {
            parcels.owe(claim.chargeId(), owed);
        }
        // Nothing of a parcel that was sent will stand: what the buyer paid for the way there is the seller's with the last of it.
        // Of one that never was, all of that goes back just now.
        boolean last = parcel.map(each -> each.remaining() == claim.quantity()).orElse(false);
        Won freight = last && claim.chargeId() != null ? kept.plus(parcels.payOut(claim.chargeId(), item.id())) : kept;
        if (freight.isPositive()) {
            keepFreight.keep(claim.sellerId(), Tsid.of(item.orderId()), Tsid.of(item.id()), Tsid.of(claim.id()),
                    freight, now);
        }
        take(item, claim);
        claims.save(claim, refund, interest);
        money.after(claim, item).forEach(this::save);
        if (restock) {
            stock.takeBack(claim.id(), item.line().skuId(), claim.quantity());
        }
        if (refund == null) {
            finish(claim.at(ClaimStatus.DONE), locked);
        }
    }

    /** Its pieces are not the buyer's any more. */
    private void take(Item item, Claim claim) {
        int remaining = item.remaining() - claim.quantity();
        if (remaining == 0 && claim.kind() == ClaimKind.CANCEL) {
            tell.canceled(move.move(item, ItemHappening.ALL_CANCELED));
        } else if (remaining == 0) {
            move.move(item, ItemHappening.ALL_RETURNED);
        } else {
            move.shrink(item, claim.sum().pieces(), toObject.end(item, now().plus(ClaimTerms.AFTER_A_CLAIM)));
        }
    }

    /** The money is back. */
    void finish(Claim done, Locked locked) {
        close(done);
        if (done.kind() == ClaimKind.CANCEL) {
            orders.endIfEmpty(locked.item().orderId());
        }
    }

    /** It comes to nothing: its pieces stay where they are. */
    void letGo(Claim over, Locked locked) {
        Item item = locked.item();
        stock.release(List.of(over.id()));
        close(over);
        move.claim(item, item.claimed() - over.quantity(), toObject.end(item, soonestAfter(over)));
        money.without(over, item).forEach(this::save);
    }

    /** What was asked for in exchange has arrived. */
    void exchanged(Claim done, Locked locked) {
        close(done);
        move.exchange(locked.item(), done.quantity());
    }

    private void close(Claim over) {
        Instant now = now();
        claims.save(over.closed(now), null, Won.ZERO);
        boolean refunded = over.status() == ClaimStatus.DONE && over.kind() != ClaimKind.EXCHANGE;
        Won back = refunded ? over.sum().total() : Won.ZERO;
        tellOfClaims.closed(over, back, now);
        events.publish(new ClaimClosed(ids.next(), now, Tsid.of(over.id()), Tsid.of(over.orderId()),
                Tsid.of(over.itemId()), over.buyerId(), Tsid.of(over.sellerId()), over.kind().name(),
                over.status().name(), over.quantity(), back, claims.interest(over.id())));
    }

    /** Else who opens one and withdraws it, day after day, keeps the seller's money for ever. */
    private Instant soonestAfter(Claim over) {
        boolean tooOften = over.status() == ClaimStatus.WITHDRAWN
                && claims.withdrawn(over.itemId()) > ClaimTerms.MOST_WITHDRAWN;
        return tooOften ? now() : now().plus(ClaimTerms.AFTER_A_CLAIM);
    }
}
