package commerce.shipment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import commerce.catalogue.SellerId;
import commerce.order.ItemId;
import commerce.shipment.CourierTracking.Sighting;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Tsid;

/** Couriers that say what the test has them say, and the buyer's word. */
public final class TestCouriers {
    private final FollowParcel follow;
    private final ConfirmPurchase confirm;
    private final Shipments shipments;
    private final Clock clock;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public TestCouriers(ApplicationContext context) {
        follow = context.getBean(FollowParcel.class);
        confirm = context.getBean(ConfirmPurchase.class);
        shipments = context.getBean(Shipments.class);
        clock = context.getBean(Clock.class);
        jdbc = context.getBean(JdbcClient.class);
        transaction = context.getBean(TransactionTemplate.class);
    }

    /** All parcels of this seller's are seen on the way, and arrive; each is said twice. */
    public void arrive(SellerId seller) {
        List<ItemId> items = transaction.execute(status -> jdbc.sql("""
                select i.line_id from commerce_shipment s join commerce_shipment_item i on i.shipment_id = s.id
                where s.seller_id = ? and s.state <> 'DELIVERED'""").param(seller.value())
                .query((row, number) -> new ItemId(row.getLong(1))).list());
        arrive(items);
    }

    public void arrive(List<ItemId> items) {
        for (Shipment each : transaction.<List<Shipment>>execute(status -> shipments.of(items))) {
            if (each.state() != ShipmentState.DELIVERED) {
                Instant now = clock.instant();
                follow.said(each, new Sighting.OnTheWay(now));
                follow.said(each, new Sighting.OnTheWay(now));
                follow.said(each, new Sighting.Delivered(now, now));
                follow.said(each, new Sighting.Delivered(now, now));
            }
        }
    }

    /** Of the parcel that it was sent in first; null before. */
    public @Nullable Invoice numberOf(ItemId item) {
        return transaction.<List<Shipment>>execute(status -> shipments.of(List.of(item))).stream()
                .filter(each -> each.claimId() == null).findFirst().map(Shipment::invoice).orElse(null);
    }

    /** The last parcel of this item is seen arrived at that time. */
    public void say(ItemId item, Instant handedIn, Instant at) {
        Shipment parcel = transaction.<Shipment>execute(status -> shipments.of(List.of(item)).getLast());
        follow.said(parcel, new Sighting.Delivered(handedIn, at));
    }

    /** The longest way is over for all parcels with these that have not arrived. */
    public void lose(List<ItemId> items) {
        transaction.executeWithoutResult(status -> jdbc.sql("""
                update commerce_shipment set shipped_at = '2026-01-01' where state <> 'DELIVERED'
                    and id in (select shipment_id from commerce_shipment_item where line_id in (:items))""")
                .param("items", items.stream().map(ItemId::value).toList()).update());
        for (Shipment each : transaction.<List<Shipment>>execute(status -> shipments.of(items))) {
            if (each.state() != ShipmentState.DELIVERED) {
                follow.said(each, new Sighting.Unknown());
            }
        }
    }

    /** The time to object may be over. */
    public void timeConfirms(ItemId item) {
        confirm.byTime(item);
    }

    public void buyerConfirms(Tsid buyer, ItemId item) {
        confirm.byBuyer(buyer, item);
    }
}
