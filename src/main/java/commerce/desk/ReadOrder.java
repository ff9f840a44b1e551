package commerce.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import commerce.catalogue.SellerId;
import commerce.claim.Claim;
import commerce.claim.ReadClaims;
import commerce.order.Deliveries;
import commerce.order.Delivery;
import commerce.order.Item;
import commerce.order.OrderId;
import commerce.order.SellerItems;
import commerce.refusal.CommerceError;
import commerce.shipment.Correction;
import commerce.shipment.Delay;
import commerce.shipment.Invoice;
import commerce.shipment.SellerParcels;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;
import platform.web.DomainException;

/** One order as far as it is a seller's: its items, parcels and claims, and what happened when. */
@Service
class ReadOrder {
    private final SellerItems items;
    private final SellerParcels parcels;
    private final ReadClaims claims;
    private final Deliveries deliveries;
    private final Clock clock;

    ReadOrder(SellerItems items, SellerParcels parcels, ReadClaims claims, Deliveries deliveries, Clock clock) {
        this.items = items;
        this.parcels = parcels;
        this.claims = claims;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** @param to masked; null when it is erased */
    record Own(OrderId id, Instant orderedAt, @Nullable Delivery to, List<Line> lines, List<Claim> claims,
            List<Event> timeline) {}

    /** An item with its parcels. */
    record Line(Item item, List<SellerParcels.Parcel> parcels, @Nullable Delay delay, boolean late) {}

    /**
     * Something that happened.
     *
     * @param what {@code SHIPPED}, or a claim's {@code OPENED}
     * @param product of which item
     * @param detail in addition, if anything: an invoice number
     */
    record Event(Instant at, String what, String product, String detail) {}

    /**
     * Reads it.
     *
     * @throws DomainException {@link CommerceError#ORDER_NOT_FOUND}, also for one of which the seller has nothing
     */
    @Transactional(readOnly = true)
    public Own of(SellerId seller, OrderId order) {
        List<Item> own = items.of(seller, order);
        if (own.isEmpty()) {
            throw new DomainException(CommerceError.ORDER_NOT_FOUND);
        }
        Instant now = clock.instant();
        List<Line> lines = own.stream().map(item -> new Line(item, parcels.of(item.id()),
                parcels.delay(item.id()).orElse(null), ReadOrders.isLate(item, now))).toList();
        List<Claim> claimed = claims.of(seller, order);
        return new Own(order, Ids.timeOf(own.getFirst().id().value()), deliveries.of(order).map(Delivery::masked)
                .orElse(null), lines, claimed, timeline(lines, claimed));
    }

    private static List<Event> timeline(List<Line> lines, List<Claim> claimed) {
        List<Event> all = new ArrayList<>();
        for (Line line : lines) {
            ofItem(all, line.item());
            String product = line.item().line().productName();
            Optional.ofNullable(line.delay()).ifPresent(
                    delay -> all.add(new Event(delay.noticedAt(), "DELAYED", product, delay.reason())));
            for (SellerParcels.Parcel parcel : line.parcels()) {
                all.add(new Event(parcel.shippedAt(), parcel.exchange() ? "RESHIPPED" : "SHIPPED", product,
                        text(parcel.firstInvoice())));
                parcel.corrections().forEach(each -> all.add(corrected(each, product)));
            }
            claimed.stream().filter(claim -> claim.itemId().equals(line.item().id())).forEach(claim -> {
                all.add(new Event(claim.openedAt(), claim.kind() + "_OPENED", product, ""));
                add(all, claim.collectedAt(), "COLLECTED", product);
                add(all, claim.closedAt(), claim.kind() + "_" + claim.status(), product);
            });
        }
        all.sort(Comparator.comparing(Event::at).reversed());
        return all;
    }

    private static Event corrected(Correction each, String product) {
        Invoice right = each.right();
        return right == null
                ? new Event(each.at(), "INVOICE_FREED", product, text(each.wrong()))
                : new Event(each.at(), "INVOICE_CORRECTED", product, text(each.wrong()) + " → " + text(right));
    }

    private static String text(Invoice invoice) {
        return invoice.courier() + " " + invoice.number();
    }

    private static void ofItem(List<Event> all, Item item) {
        String product = item.line().productName();
        Item.Times times = item.times();
        all.add(new Event(Ids.timeOf(item.id().value()), "ORDERED", product, ""));
        add(all, times.paidAt(), "PAID", product);
        add(all, times.sellerConfirmedAt(), "CONFIRMED", product);
        add(all, times.deliveredAt(), "DELIVERED", product);
        add(all, times.purchaseConfirmedAt(), "PURCHASE_CONFIRMED", product);
        add(all, times.closedAt(), "UNDONE", product);
    }

    private static void add(List<Event> all, @Nullable Instant at, String what, String product) {
        if (at != null) {
            all.add(new Event(at, what, product, ""));
        }
    }
}
