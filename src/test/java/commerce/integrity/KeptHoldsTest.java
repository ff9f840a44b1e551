package commerce.integrity;

import commerce.TestParcels;
import commerce.TestShop;
import commerce.catalogue.SkuId;
import commerce.claim.TestClaims;
import commerce.order.ItemId;
import commerce.order.TestOrders;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.id.Tsid;
import platform.nightly.NightlyCheck;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class KeptHoldsTest {
    @Autowired
    KeptHolds holds;
    @Autowired
    Ids ids;

    @Test
    void findsWhatAnOrderHoldsAfterItsEnd(@Autowired ApplicationContext context) {
        TestShop shop = new TestShop(context);
        TestOrders orders = new TestOrders(context);
        SkuId sku = shop.sells("잣", 9_000, 2);
        ItemId waiting = orders.tryPlace(ids.next(), sku, 1);
        ItemId paid = orders.paid(ids.next(), sku, 1);
        Tsid order = Tsid.of(orders.item(waiting).orderId());
        assertThat(holds.orders()).doesNotContain(order, Tsid.of(orders.item(paid).orderId()));

        orders.expire(waiting);
        shop.sql("update commerce_stock_hold set state = 'HELD' where order_id = ?", order.value());
        try {
            assertThat(holds.orders()).contains(order);
        } finally {
            shop.sql("update commerce_stock_hold set state = 'RELEASED' where order_id = ?", order.value());
        }
    }

    @Test
    void findsWhatAnExchangeHoldsAfterItsEnd(@Autowired ApplicationContext context) {
        TestShop shop = new TestShop(context);
        TestOrders orders = new TestOrders(context);
        TestParcels parcels = new TestParcels(context, shop);
        Tsid buyer = ids.next();
        ItemId item = orders.paid(buyer, shop.sells("잣", 9_000, 3), 1);
        parcels.confirm(item);
        parcels.ship(item);
        parcels.arriveOf(item);
        Tsid claim = Tsid.of(TestClaims.exchangeAccepted(context, shop.seller(), buyer, item));
        assertThat(holds.claims()).doesNotContain(claim);

        TestClaims.rejectsWhatCame(context, shop.seller(), claim);
        assertThat(holds.claims()).as("its end has freed it").doesNotContain(claim);
        shop.sql("update commerce_stock_hold set state = 'HELD' where order_id = ?", claim.value());
        try {
            assertThat(holds.claims()).contains(claim);
            assertThat(NightlyOrderMoney.moneyOfOrdersEachNight(context.getBean(OrderMoney.class), holds).findings()
                    .get()).contains(new NightlyCheck.Finding(claim.toString(), "CLAIM_HOLDS_STOCK_STILL"));
        } finally {
            shop.sql("update commerce_stock_hold set state = 'RELEASED' where order_id = ?", claim.value());
        }
    }
}
