package commerce.desk;

import java.util.Map;

import commerce.TestParcels;
import commerce.TestShop;
import commerce.catalogue.SellerId;
import commerce.order.ItemId;
import commerce.order.TestOrders;
import commerce.shipment.Invoice;
import org.springframework.context.ApplicationContext;
import platform.id.Tsid;
import testing.MemberActor;

/** What lies on a seller's desk, for tests of who may see and do what: each item is a member's who has just signed up. */
public final class TestDesk {
    private final TestShop shop;
    private final TestOrders orders;
    private final TestParcels parcels;
    private final int port;

    public TestDesk(ApplicationContext context, Tsid seller) {
        shop = TestShop.of(context, new SellerId(seller.value()));
        orders = new TestOrders(context);
        parcels = new TestParcels(context, shop);
        port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** Paid, and not confirmed yet. */
    public ItemId paid() {
        Tsid buyer = new Tsid(Long.parseLong(MemberActor.at(port).signsUp().memberId));
        return orders.paid(buyer, shop.sells("제주 감귤 5kg", 12_900, 10), 1);
    }

    public ItemId confirmed() {
        ItemId item = paid();
        parcels.confirm(item);
        return item;
    }

    /** Sent under a number of its own; nobody has seen it since. */
    public Map<String, String> sent() {
        ItemId item = confirmed();
        Invoice invoice = parcels.ship(item);
        return Map.of("item", Long.toString(item.value()), "courier", invoice.courier().name(), "invoice",
                invoice.number(), "parcel",
                shop.text("select shipment_id from commerce_invoice where invoice = ?", invoice.number()));
    }

    /** The same by a number whose courier is not believed. */
    public Map<String, String> doubted() {
        Map<String, String> sent = sent();
        shop.sql("update commerce_shipment set doubt = 'DELIVERED_BEFORE_SENT', doubt_at = '2026-11-01' where id = ?",
                sent.get("parcel"));
        return sent;
    }

    public ItemId delivered() {
        ItemId item = confirmed();
        parcels.ship(item);
        parcels.arriveOf(item);
        return item;
    }

    public long orderOf(ItemId item) {
        return orders.item(item).orderId().value();
    }

    /** Everything that was sent is there. */
    public void arrives() {
        parcels.arrive();
    }

    public Tsid buyerOf(ItemId item) {
        return new Tsid(shop.number("select buyer_id from commerce_order where id = ?", orderOf(item)));
    }

    public String invoice() {
        return parcels.invoice().number();
    }
}
