package commerce.order;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import commerce.events.RefundRequested;
import commerce.events.SaleTakenBack;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.id.TypedId;
import platform.money.Won;

/**
 * Gives money of one item, and of its parcel, back: each in the tenders that paid for it, in proportion. Whoever asks for it
 * has locked the order.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class RefundForClaim {
    private final Tenders tenders;
    private final Refunds refunds;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    RefundForClaim(Tenders tenders, Refunds refunds, DomainEvents events, Ids ids, Clock clock) {
        this.tenders = tenders;
        this.refunds = refunds;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * How a refund is made up.
     *
     * @param goods goes back of what was paid for the item
     * @param owed stays of it, for the parcel's freight, which is due after all
     * @param kept stays of it, for the way back
     * @param shipping goes back of the parcel's freight
     */
    public record Parts(Won goods, Won owed, Won kept, Won shipping) {}

    /**
     * What the buyer would have of so much: all but what promotions had paid, which goes back to their budgets.
     *
     * @param goods of what was paid for the item
     * @param shipping of what was paid for its parcel's freight
     */
    public Won ofTheBuyer(Item item, Won goods, Won shipping) {
        ShippingChargeId parcel = item.chargeId();
        Map<String, Won> freight = parcel == null ? Map.of() : part(tenders.left(parcel), shipping);
        return Stream.of(part(tenders.left(item.id()), goods), freight).flatMap(each -> each.entrySet().stream())
                .filter(each -> Tender.isOfTheBuyer(each.getKey())).map(Map.Entry::getValue)
                .reduce(Won.ZERO, Won::plus);
    }

    /**
     * Requests it.
     *
     * @param interest comes on top, out of the seller's share
     * @param shares what of it is taken from a seller
     * @return the refund's id; null when nothing goes back
     */
    public @Nullable Long request(LockItem.Locked locked, TypedId claim, Parts parts, Won interest,
            List<RefundRequested.SellerShare> shares) {
        Item item = locked.item();
        Map<String, Won> legs = new LinkedHashMap<>();
        take(item, parts).forEach((kind, amount) -> legs.merge(kind, amount, Won::plus));
        ShippingChargeId parcel = item.chargeId();
        if (parcel != null && parts.shipping().isPositive()) {
            Map<String, Won> back = part(tenders.left(parcel), parts.shipping());
            back.forEach((kind, amount) -> {
                tenders.giveBack(parcel, kind, amount);
                legs.merge(kind, amount, Won::plus);
            });
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (legs.isEmpty()) {
            shares.forEach(share -> events.publish(
                    new SaleTakenBack(ids.next(), now, Tsid.of(claim), Tsid.of(item.orderId()), share)));
            return null;
        }
        List<Refund.Leg> all = new ArrayList<>();
        legs.forEach((kind, amount) -> all.add(new Refund.Leg(kind, amount)));
        Refund refund = new Refund(new RefundId(ids.nextLong()), item.orderId(), locked.buyer(),
                Objects.requireNonNull(locked.paymentId(), "paid"), all, CloseReason.CLAIM, Tsid.of(claim), shares,
                interest);
        refunds.add(List.of(refund), now);
        events.publish(refund.requested(ids.next(), now));
        return refund.id().value();
    }

    /** Takes what goes back, is owed and is kept out of what paid for the item; what goes back by tender. */
    private Map<String, Won> take(Item item, Parts parts) {
        List<Map<String, Won>> shares = split(tenders.left(item.id()),
                List.of(parts.goods(), parts.owed(), parts.kept()));
        shares.get(0).forEach((kind, amount) -> tenders.giveBack(item.id(), kind, amount));
        shares.get(1).forEach((kind, amount) -> {
            tenders.keep(item.id(), kind, amount);
            tenders.addTo(Objects.requireNonNull(item.chargeId(), "a parcel"), kind, amount);
        });
        shares.get(2).forEach((kind, amount) -> tenders.keep(item.id(), kind, amount));
        return shares.get(0);
    }

    private static Map<String, Won> part(Map<String, Won> left, Won part) {
        return split(left, List.of(part)).getFirst();
    }

    private static List<Map<String, Won>> split(Map<String, Won> left, List<Won> parts) {
        Won rest = left.values().stream().reduce(Won.ZERO, Won::plus);
        List<Won> prices = new ArrayList<>();
        for (Won part : parts) {
            prices.add(part);
            rest = rest.minus(part);
        }
        prices.add(rest);
        return TenderAllocation.divide(prices, left);
    }
}
