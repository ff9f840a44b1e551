package commerce.shipment;

import java.time.Clock;
import java.util.List;

import commerce.TestParcels;
import commerce.TestShop;
import commerce.catalogue.SkuId;
import commerce.order.ItemId;
import commerce.order.ItemStatus;
import commerce.order.TestOrders;
import commerce.refusal.CommerceError;
import commerce.shipment.CourierTracking.Sighting;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.id.Tsid;
import platform.web.DomainException;
import testing.HeldDelivery;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A seller, a buyer, and a courier that says what the test has it say. */
@MadangTest
abstract class ShipmentScene {
    @Autowired
    ApplicationContext context;
    @Autowired
    ShipItems ship;
    @Autowired
    FollowParcel follow;
    @Autowired
    Shipments shipments;
    @Autowired
    Ids ids;
    @Autowired
    Clock clock;

    HeldDelivery held;
    TestShop shop;
    TestOrders orders;
    TestParcels parcels;
    Tsid buyer;
    SkuId sku;

    @BeforeEach
    void open() {
        held = new HeldDelivery(context);
        shop = new TestShop(context);
        orders = new TestOrders(context);
        parcels = new TestParcels(context, shop);
        buyer = ids.next();
        sku = shop.sells("귤", 10_000, 2_000);
    }

    @AfterEach
    void letGo() {
        held.close();
    }

    /** Two pieces that their seller has taken on. */
    ItemId confirmed() {
        ItemId item = orders.paid(buyer, sku, 2);
        parcels.confirm(item);
        return item;
    }

    Shipment parcel(ItemId item) {
        return shipments.of(List.of(item)).getFirst();
    }

    Sighting deliveredNow() {
        return new Sighting.Delivered(clock.instant(), clock.instant());
    }

    ItemStatus status(ItemId item) {
        return orders.item(item).status();
    }

    /** How often it was told of an item. */
    long told(String type, ItemId item) {
        return shop.number("""
                select count(*) from platform_event_log where type = ? and json_value(body, '$.itemId') = ?""", type,
                Long.toString(item.value()));
    }

    static void refuses(CommerceError code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DomainException.class,
                refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
