package commerce.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import commerce.stock.Stock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.TypedId;
import platform.money.Won;

/** What of an order a card has paid, item by item and parcel by parcel, and how what its company takes back leaves the order. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class CardParts {
    private static final Set<ItemStatus> ON_THE_WAY = EnumSet.of(ItemStatus.PAID, ItemStatus.SHIPPED,
            ItemStatus.DELIVERING, ItemStatus.DELIVERED, ItemStatus.EXCHANGED);

    private final Orders orders;
    private final Items items;
    private final ShippingCharges charges;
    private final Tenders tenders;
    private final Refunds refunds;
    private final MoveItem move;
    private final Stock stock;
    private final TellSellers tell;

    CardParts(Orders orders, Items items, ShippingCharges charges, Tenders tenders, Refunds refunds, MoveItem move,
            Stock stock,
            TellSellers tell) {
        this.orders = orders;
        this.items = items;
        this.charges = charges;
        this.tenders = tenders;
        this.refunds = refunds;
        this.move = move;
        this.stock = stock;
        this.tell = tell;
    }

    /** Locks an order; false when there is none. */
    public boolean lock(OrderId order) {
        return orders.lock(order).isPresent();
    }

    /** All of an order's whose lock the caller holds, items before parcels, those of which the card has nothing left too. */
    public List<CardPart> of(OrderId order) {
        List<Item> bought = items.of(order);
        Set<Long> waiting = refunds.waitingAtCards(order);
        List<CardPart> parts = new ArrayList<>(bought.stream().map(item -> part(item, waiting)).toList());
        for (ShippingCharge charge : charges.of(order)) {
            bought.stream().filter(item -> charge.id().equals(item.chargeId())).findFirst()
                    .ifPresent(first -> parts.add(part(charge, first, bought, waiting)));
        }
        return parts;
    }

    /** What of an order somebody claims something of, before the claim is answered. */
    public Set<ItemId> claimed(OrderId order) {
        return items.of(order).stream().filter(item -> item.claimed() > 0).map(Item::id).collect(Collectors.toSet());
    }

    private CardPart part(Item item, Set<Long> waiting) {
        Map<String, Won> left = tenders.left(item.id());
        boolean stands = item.times().purchaseConfirmedAt() != null;
        return new CardPart(item.line().sellerId(), item.id(), null, card(left), all(left),
                tenders.refunded(item.id(), Tender.CARD), stands, item.remaining(), item.claimed() == 0
                        && (stands ? !waiting.contains(item.id().value()) : ON_THE_WAY.contains(item.status())));
    }

    private CardPart part(ShippingCharge charge, Item first, List<Item> bought, Set<Long> waiting) {
        Map<String, Won> left = tenders.left(charge.id());
        ItemId with = charge.confirmedWith();
        List<Item> inside = bought.stream().filter(item -> charge.id().equals(item.chargeId())).toList();
        return new CardPart(first.line().sellerId(), with == null ? first.id() : with, charge.id(), card(left),
                all(left), tenders.refunded(charge.id(), Tender.CARD), with != null,
                inside.stream().mapToInt(Item::remaining).sum(), inside.stream().allMatch(item -> item.claimed() == 0)
                        && (with == null || !waiting.contains(charge.id().value())));
    }

    private static Won card(Map<String, Won> left) {
        return Optional.ofNullable(left.get(Tender.CARD)).orElse(Won.ZERO);
    }

    private static Won all(Map<String, Won> left) {
        return left.values().stream().reduce(Won.ZERO, Won::plus);
    }

    /**
     * The card's holder has all that was paid for an item: it ends, nobody's revenue, and what was not sent can be sold again.
     *
     * @param by why; once by it
     */
    public void end(CardPart part, TypedId by) {
        Item item = items.find(part.item()).orElseThrow();
        tenders.chargeBack(item.id(), part.left());
        Item ended = move.move(item, ItemHappening.CHARGED_BACK);
        if (ended.status() == ItemStatus.CANCELED) {
            stock.takeBack(by, item.line().skuId(), item.remaining());
            tell.canceled(ended);
        }
    }

    /**
     * The card's holder has so much of the freight of a parcel of which no item is left.
     *
     * @return the rest of it, which is the seller's from now on
     */
    public Won take(ShippingChargeId parcel, ItemId with, Won amount) {
        tenders.chargeBack(parcel, amount);
        Won rest = all(tenders.left(parcel));
        if (rest.isPositive()) {
            tenders.confirmCharge(parcel, with);
        }
        return rest;
    }

    /** It goes on after it was disputed: no purchase of the order confirms itself before that. */
    public void goOn(OrderId order, Instant soonest) {
        items.confirmNotBefore(order, soonest);
    }
}
