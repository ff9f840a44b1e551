package commerce.order;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import platform.crypto.FieldAddress;
import platform.crypto.FieldEncryption;
import platform.money.Won;
import platform.time.UtcColumn;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class EraseAddressesTest extends OrderScene {
    private static final int COPIES = 2 * EraseAddresses.BATCH;

    @Autowired
    EraseAddresses erase;
    @Autowired
    Deliveries deliveries;
    @Autowired
    Orders orders;
    @Autowired
    TransactionTemplate transaction;

    @Test
    void erasesTheAddressOfWhatWasNeverPaidADayAfterItsEnd() {
        Order order = ordered();
        payments.ended(List.of(news(order, 2)), Happening.PAYMENT_EXPIRED);
        assertThat(afterASweep(order)).isTrue();
        shop.sql("update commerce_order set closed_at = closed_at - interval 25 hour where id = ?",
                order.id().value());
        assertThat(afterASweep(order)).isFalse();
    }

    @Test
    void keepsTheAddressOfWhatIsPaidForFiveYears() {
        Order waiting = ordered();
        assertThat(afterASweep(waiting)).isTrue();
        approve(waiting, 2);
        assertThat(afterASweep(waiting)).isTrue();
        shop.sql("update commerce_order set placed_at = placed_at - interval 1827 day where id = ?",
                waiting.id().value());
        assertThat(afterASweep(waiting)).isFalse();
    }

    /** Its payment has come late, and found that it is known where it goes. */
    @Test
    void leavesTheAddressOfAnOrderThatSomebodyWorksOn() {
        Order order = ordered();
        payments.ended(List.of(news(order, 2)), Happening.PAYMENT_EXPIRED);
        shop.sql("update commerce_order set closed_at = closed_at - interval 25 hour where id = ?",
                order.id().value());
        transaction.executeWithoutResult(status -> {
            orders.lock(order.id());
            assertThat(CompletableFuture.supplyAsync(() -> afterASweep(order)).join()).isTrue();
        });
        assertThat(afterASweep(order)).isFalse();
    }

    /** Nor do two instances that meet leave the rest for ten minutes. */
    @Test
    void goesOnBehindABatchOfWhichSomebodyWorksOnOne() {
        Order order = ordered();
        payments.ended(List.of(news(order, 2)), Happening.PAYMENT_EXPIRED);
        shop.sql("update commerce_order set closed_at = closed_at - interval 25 hour where id = ?",
                order.id().value());
        Order kept = ordered();
        copyBehind(order);
        shop.sql("update commerce_order_delivery set look_at = '2019-01-01' where order_id in (?, ?)",
                order.id().value(), kept.id().value());
        transaction.executeWithoutResult(status -> {
            orders.lock(order.id());
            CompletableFuture.runAsync(erase::erase).join();
        });
        assertThat(isKnown(order)).isTrue();
        assertThat(shop.number("select count(*) from commerce_order_delivery where order_id = ? and look_at > ?",
                kept.id().value(), UtcColumn.of(kept.placedAt()))).as("to be looked at again").isEqualTo(1);
        assertThat(shop.number("select count(*) from commerce_order_delivery where order_id between ? and ?",
                order.id().value() + 1, order.id().value() + COPIES)).isZero();
        shop.sql("delete from commerce_order where id between ? and ?", order.id().value() + 1,
                order.id().value() + COPIES);
    }

    /** More orders that ended as this one did and are due, with an address each. */
    private void copyBehind(Order order) {
        for (String copy : List.of("""
                insert into commerce_order (id, buyer_id, status, amount, tax_free, placed_at, pay_by, closed_at)
                with recursive n as (select 1 as i union all select i + 1 from n where i < ?)
                select id + i, buyer_id, status, amount, tax_free, placed_at, pay_by, closed_at
                from commerce_order, n where id = ?""",
                """
                        insert into commerce_order_delivery (order_id, zone, sealed, look_at)
                        with recursive n as (select 1 as i union all select i + 1 from n where i < ?)
                        select order_id + i, zone, sealed, '2020-01-01' from commerce_order_delivery, n where order_id = ?""")) {
            shop.sql(copy, COPIES, order.id().value());
        }
    }

    @Test
    void looksOnlyWhenItIsTime() {
        Order order = ordered();
        payments.ended(List.of(news(order, 2)), Happening.PAYMENT_EXPIRED);
        shop.sql("update commerce_order set closed_at = closed_at - interval 25 hour where id = ?",
                order.id().value());
        erase.erase();
        assertThat(isKnown(order)).isTrue();
    }

    @Test
    void sendsTheMoneyBackThatComesWhenTheAddressIsErased() {
        Order order = ordered();
        payments.ended(List.of(news(order, 2)), Happening.PAYMENT_EXPIRED);
        shop.sql("delete from commerce_order_delivery where order_id = ?", order.id().value());
        approve(order, 3);
        assertThat(status(order)).isEqualTo(OrderStatus.REFUND_PENDING);
    }

    @Test
    void readsWhatAVersionThatKnewMoreHasWritten(@Autowired FieldEncryption encryption, @Autowired JsonMapper json) {
        Order order = ordered();
        String plain = json.writeValueAsString(QuickOrders.HOME);
        String more = plain.substring(0, plain.length() - 1) + ",\"doorCode\":\"1234\"}";
        shop.sql("update commerce_order_delivery set sealed = ? where order_id = ?", encryption.encrypt(more,
                new FieldAddress("commerce_order_delivery", "sealed", order.id().value())), order.id().value());
        assertThat(pages.of(buyer, order.id()).delivery()).isEqualTo(QuickOrders.HOME);
    }

    private Order ordered() {
        return place.place(buyer, wanted(shop.sells("매실", 5_000, 1), 1), Won.of(5_000)).order();
    }

    private boolean afterASweep(Order order) {
        shop.sql("update commerce_order_delivery set look_at = '2020-01-01' where order_id = ?", order.id().value());
        erase.erase();
        return isKnown(order);
    }

    private boolean isKnown(Order order) {
        return transaction.execute(status -> deliveries.areKnown(order.id()));
    }
}
