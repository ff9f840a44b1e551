package commerce.shipment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import commerce.TestShop;
import commerce.catalogue.SellerId;
import commerce.catalogue.SkuId;
import commerce.order.ConfirmedPurchases;
import commerce.order.CoolingOff;
import commerce.order.Item;
import commerce.order.ItemId;
import commerce.order.ItemStatus;
import commerce.order.LockItem;
import commerce.order.MoveItem;
import commerce.refusal.CommerceError;
import commerce.shipment.CourierTracking.Sighting;
import commerce.shipment.SellerBatch.Parcel;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import platform.time.BusinessDays;
import platform.web.PlatformError;

import static org.assertj.core.api.Assertions.assertThat;

class ShipmentTest extends ShipmentScene {
    @Autowired
    ConfirmItem confirm;
    @Autowired
    SellerBatch batch;
    @Autowired
    DelayDispatch delay;
    @Autowired
    ConfirmDuePurchases due;
    @Autowired
    ReadParcels read;
    @Autowired
    BusinessDays days;

    @Test
    void goesFromTheConfirmationToThePurchaseThatStandsByItself() {
        ItemId item = orders.paid(buyer, sku, 2);
        refuses(CommerceError.ITEM_NOT_CONFIRMED, () -> parcels.ship(item));
        refuses(CommerceError.ITEM_NOT_FOUND, () -> confirm.confirm(new TestShop(context).seller(), item));
        parcels.confirm(item);
        refuses(CommerceError.ITEM_ALREADY_CONFIRMED, () -> parcels.confirm(item));
        parcels.ship(item);
        assertThat(status(item)).isEqualTo(ItemStatus.SHIPPED);
        refuses(CommerceError.ITEM_IN_OTHER_STATE, () -> parcels.ship(item));
        parcels.arrive();
        Item.Times times = orders.item(item).times();
        assertThat(times.confirmBy()).isEqualTo(CoolingOff.end(days, times.deliveredAt()));
        due.next();
        assertThat(status(item)).isEqualTo(ItemStatus.DELIVERED);

        shop.sql("update commerce_order_line set confirm_by = '2026-01-01' where id = ?", item.value());
        while (due.next() > 0) {
            // Others' too.
        }

        assertThat(status(item)).isEqualTo(ItemStatus.PURCHASE_CONFIRMED);
        var confirmed = context.getBean(ConfirmedPurchases.class);
        assertThat(confirmed.of(buyer, item)).get().returns(sku, ConfirmedPurchases.Confirmed::skuId);
        assertThat(confirmed.of(ids.next(), item)).isEmpty();
        assertThat(confirmed.of(buyer, orders.paid(buyer, sku, 1))).isEmpty();
        assertThat(told("commerce.item-shipped", item)).isEqualTo(1);
        assertThat(told("commerce.item-delivered", item)).isEqualTo(1);
        assertThat(told("commerce.purchase-confirmed", item)).isEqualTo(1);
    }

    @Test
    void sendsSeveralOrdersInOneParcelAndOneItemInSeveral() {
        List<ItemId> items = List.of(orders.paid(buyer, sku, 1), orders.paid(buyer, sku, 1));
        items.forEach(parcels::confirm);
        Invoice together = parcels.invoice();
        ship.ship(shop.seller(), items, List.of(together));
        assertThat(shipments.of(items)).singleElement().returns(together, Shipment::invoice);

        ItemId large = orders.paid(buyer, sku, 5);
        parcels.confirm(large);
        ship.ship(shop.seller(), List.of(large), List.of(parcels.invoice(), parcels.invoice()));
        List<Shipment> two = shipments.of(List.of(large));
        assertThat(two).hasSize(2);
        follow.said(two.get(0), deliveredNow());
        assertThat(status(large)).as("half of it is on the way").isEqualTo(ItemStatus.SHIPPED);
        follow.said(two.get(1), deliveredNow());
        assertThat(status(large)).isEqualTo(ItemStatus.DELIVERED);
    }

    @Test
    void hasArrivedWhenAllParcelsHaveThatAnybodySees() {
        ItemId item = orders.paid(buyer, sku, 5);
        parcels.confirm(item);
        ship.ship(shop.seller(), List.of(item), List.of(parcels.invoice(), parcels.invoice()));
        List<Shipment> two = shipments.of(List.of(item));
        shop.sql("update commerce_shipment set state = 'LOST_SIGHT', ask_at = null where id = ?",
                two.get(0).id().value());
        follow.said(two.get(1), deliveredNow());
        assertThat(status(item)).isEqualTo(ItemStatus.DELIVERED);
    }

    /** Nobody waits for what changes nothing. */
    @Test
    void asksAboutAParcelWithoutKeepingItsOrder() {
        ItemId item = orders.paid(buyer, sku, 1);
        parcels.confirm(item);
        parcels.ship(item);
        Shipment parcel = shipments.of(List.of(item)).getFirst();
        context.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            context.getBean(LockItem.class).any(item);
            assertThat(CompletableFuture.runAsync(() -> follow.said(parcel, new Sighting.Unknown()),
                    Thread::startVirtualThread)).succeedsWithin(Duration.ofSeconds(20));
        });
        assertThat(shop.number("select asked from commerce_shipment where id = ?", parcel.id().value())).isEqualTo(1);
    }

    @Test
    void asksAboutAParcelBesideOneThatCannotBeRead(@Autowired ShipmentSweeps sweeps) {
        ShipmentId broken = sent();
        ShipmentId other = sent();
        shop.sql(
                "update commerce_shipment set ask_at = '2020-01-01', invoice = ?, courier = if(id = ?, 'WRONG', courier)"
                        + " where id in (?, ?)",
                Tracking.NEVER_SEEN, broken.value(), broken.value(), other.value());

        sweeps.trackParcels();

        for (ShipmentId each : List.of(broken, other)) {
            assertThat(shop.number("select count(*) from commerce_shipment where id = ? and asked = 1"
                    + " and ask_at > utc_timestamp()", each.value())).isEqualTo(1);
        }
        shop.sql("update commerce_shipment set courier = (select courier from (select courier from commerce_shipment"
                + " where id = ?) good) where id = ?", other.value(), broken.value());
    }

    private ShipmentId sent() {
        ItemId item = confirmed();
        parcels.ship(item);
        return parcel(item).id();
    }

    @Test
    void asksNobodyWhereNobodyKnows() {
        assertThat(Tracking.noCouriers().firstAskedAfter()).isEqualTo(MoveItem.LONGEST_WAY);
    }

    @Test
    void putsNothingOfTwoBuyersIntoOneParcel() {
        List<ItemId> items = List.of(orders.paid(buyer, sku, 1), orders.paid(ids.next(), sku, 1));
        items.forEach(parcels::confirm);
        refuses(CommerceError.ADDRESSES_DIFFER,
                () -> ship.ship(shop.seller(), items, List.of(parcels.invoice())));
        assertThat(items).allSatisfy(item -> assertThat(status(item)).isEqualTo(ItemStatus.PAID));
    }

    @Test
    void takesAnInvoiceNumberOnceInNinetyDays() {
        ItemId first = orders.paid(buyer, sku, 1);
        ItemId second = orders.paid(buyer, sku, 1);
        List.of(first, second).forEach(parcels::confirm);
        Invoice invoice = parcels.ship(first);
        refuses(CommerceError.INVOICE_TAKEN, () -> ship.ship(shop.seller(), List.of(second), List.of(invoice)));
        assertThat(status(second)).isEqualTo(ItemStatus.PAID);
        shop.sql("update commerce_invoice set free_from = free_from - interval 89 day where invoice = ?",
                invoice.number());
        refuses(CommerceError.INVOICE_TAKEN, () -> ship.ship(shop.seller(), List.of(second), List.of(invoice)));
        shop.sql("update commerce_invoice set free_from = free_from - interval 1 day where invoice = ?",
                invoice.number());
        ship.ship(shop.seller(), List.of(second), List.of(invoice));
        assertThat(status(second)).isEqualTo(ItemStatus.SHIPPED);
    }

    @Test
    void doesABatchOf500But3() {
        List<ItemId> items = new ArrayList<>();
        for (int order = 0; order < 10; order++) {
            LinkedHashMap<SkuId, Integer> wanted = new LinkedHashMap<>();
            for (int i = 0; i < 50; i++) {
                wanted.put(sku(i), 1);
            }
            items.addAll(orders.paid(buyer, wanted));
        }
        ItemId anothers = orders.paid(buyer, new TestShop(context).sells("남의 것", 1_000, 5), 1);
        ItemId gone = items.get(7);
        shop.sql("""
                update commerce_order_line set status = 'CANCELED', remaining = 0, left_seller_coupon = 0,
                    left_platform_coupon = 0, closed_at = paid_at
                where id = ?""", gone.value());
        confirm.confirm(shop.seller(), items.get(499));
        items.set(100, anothers);

        List<SellerBatch.Outcome> outcomes = batch.confirm(shop.seller(), items);

        assertThat(outcomes).hasSize(500).filteredOn(each -> each.refusal() != null).containsExactly(
                new SellerBatch.Outcome(gone, CommerceError.ITEM_IN_OTHER_STATE),
                new SellerBatch.Outcome(anothers, CommerceError.ITEM_NOT_FOUND),
                new SellerBatch.Outcome(items.get(499), CommerceError.ITEM_ALREADY_CONFIRMED));
        List<SellerBatch.Outcome> sent = batch.ship(shop.seller(),
                List.of(new Parcel(items.get(0), parcels.invoice()), new Parcel(gone, parcels.invoice()),
                        new Parcel(items.get(1), parcels.invoice())));
        assertThat(sent).extracting(SellerBatch.Outcome::refusal).containsExactly(null,
                CommerceError.ITEM_IN_OTHER_STATE, null);
    }

    /** One in two parcels of which another is in one too, and one whose second number is taken. */
    @Test
    void sendsAnItemInSeveralParcelsOrNotAtAll() {
        ItemId large = confirmed();
        ItemId small = confirmed();
        ItemId refused = confirmed();
        ItemId alone = confirmed();
        Invoice both = parcels.invoice();
        Invoice rest = parcels.invoice();
        Invoice free = parcels.invoice();
        Invoice taken = parcels.ship(confirmed());

        List<SellerBatch.Outcome> outcomes = batch.ship(shop.seller(),
                List.of(new Parcel(large, both), new Parcel(refused, free), new Parcel(alone, parcels.invoice()),
                        new Parcel(refused, taken), new Parcel(large, rest), new Parcel(small, both)));

        assertThat(outcomes).extracting(SellerBatch.Outcome::item).containsExactlyInAnyOrder(large, small, refused,
                alone);
        assertThat(outcomes).filteredOn(each -> each.refusal() != null).singleElement()
                .returns(refused, SellerBatch.Outcome::item)
                .returns(CommerceError.INVOICE_TAKEN, SellerBatch.Outcome::refusal);
        assertThat(shipments.of(List.of(large))).extracting(Shipment::invoice).containsExactlyInAnyOrder(both, rest);
        assertThat(shipments.of(List.of(small))).extracting(Shipment::invoice).containsExactly(both);
        assertThat(status(refused)).isEqualTo(ItemStatus.PAID);
        assertThat(shipments.of(List.of(refused))).isEmpty();
        assertThat(status(alone)).isEqualTo(ItemStatus.SHIPPED);
        assertThat(batch.ship(shop.seller(), List.of(new Parcel(refused, free)))).as("its number is free still")
                .singleElement().returns(null, SellerBatch.Outcome::refusal);
    }

    /** An address that cannot be read any more is no refusal, and no reason to leave the rest of the batch. */
    @Test
    void goesOnAfterAnErrorAndSaysWhatIsToBeTriedAgain() {
        List<ItemId> broken = List.of(confirmed(), confirmed());
        shop.sql("update commerce_order_delivery set sealed = 'broken' where order_id = ?",
                orders.item(broken.get(1)).orderId().value());
        ItemId fine = confirmed();
        Invoice together = parcels.invoice();
        List<SellerBatch.Outcome> outcomes = batch.ship(shop.seller(), List.of(new Parcel(broken.get(0), together),
                new Parcel(broken.get(1), together), new Parcel(fine, parcels.invoice())));
        assertThat(outcomes).extracting(SellerBatch.Outcome::refusal).containsExactly(
                PlatformError.TEMPORARILY_UNAVAILABLE, PlatformError.TEMPORARILY_UNAVAILABLE, null);
        assertThat(status(broken.get(0))).isEqualTo(ItemStatus.PAID);
        assertThat(status(fine)).isEqualTo(ItemStatus.SHIPPED);
    }

    @Test
    void triesNothingMoreWithoutADatabase() {
        List<ItemId> tried = new ArrayList<>();
        SellerBatch without = new SellerBatch(new ConfirmItem(null, null, null) {
            @Override
            public void confirm(SellerId seller, ItemId item) {
                tried.add(item);
                throw new CannotCreateTransactionException("no connection");
            }
        }, ship);
        List<ItemId> items = List.of(new ItemId(1), new ItemId(2), new ItemId(3));
        assertThat(without.confirm(shop.seller(), items)).extracting(SellerBatch.Outcome::refusal)
                .containsOnly(PlatformError.TEMPORARILY_UNAVAILABLE).hasSize(3);
        assertThat(tried).containsExactly(new ItemId(1));
    }

    @Test
    void givesPointsForWhatIsSentLate() {
        ItemId item = orders.paid(buyer, sku, 1);
        parcels.confirm(item);
        shop.sql("update commerce_order_line set dispatch_by = dispatch_by - interval 30 day where id = ?",
                item.value());
        parcels.ship(item);
        assertThat(shop.number("select points from commerce_seller_penalty where item_id = ?", item.value()))
                .isEqualTo(3);
    }

    @Test
    void tellsOfADelayOnce() {
        ItemId item = orders.paid(buyer, sku, 1);
        var by = orders.item(item).times().dispatchBy();
        var later = by.plusSeconds(86_400);
        refuses(CommerceError.DELAY_TOO_LONG, () -> delay.delay(shop.seller(), item, by, "태풍"));
        refuses(CommerceError.DELAY_TOO_LONG,
                () -> delay.delay(shop.seller(), item, by.plus(Duration.ofDays(31)), "태풍"));
        delay.delay(shop.seller(), item, later, "태풍");
        assertThat(orders.item(item).times().dispatchBy()).isEqualTo(later);
        assertThat(read.of(buyer, item).delay()).get().returns(later, Delay::until).returns("태풍", Delay::reason);
        assertThat(told("commerce.dispatch-delayed", item)).isEqualTo(1);
        refuses(CommerceError.DELAY_ALREADY_TOLD,
                () -> delay.delay(shop.seller(), item, later.plusSeconds(86_400), "눈"));
    }

    private final Map<Integer, SkuId> many = new LinkedHashMap<>();

    private SkuId sku(int number) {
        return many.computeIfAbsent(number, i -> shop.sells("상품 " + i, 1_000, 100));
    }
}
