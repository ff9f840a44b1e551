package commerce.order;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import commerce.catalogue.SkuId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import platform.money.Won;
import platform.ops.ManualCases;

import static org.assertj.core.api.Assertions.assertThat;

class FollowPaymentTest extends OrderScene {
    @Autowired
    LapseHolds lapse;
    @Autowired
    ReadRefusedRefunds failed;
    @Autowired
    Orders orders;
    @Autowired
    TransactionTemplate transaction;

    @Test
    void freesTheStockWhenPayStaysSilent() {
        SkuId sku = shop.sells("들깨", 5_000, 1);
        Order order = place.place(buyer, wanted(sku, 1), Won.of(5_000)).order();
        lapse(order);
        assertThat(status(order)).isEqualTo(OrderStatus.EXPIRED);
        assertThat(shop.held(sku)).isZero();
    }

    @Test
    void anOrderThatCannotLapseKeepsNoOtherFromIt(@Autowired StuckOrders stuck) {
        SkuId short1 = shop.sells("모자란 수수", 5_000, 1);
        Order first = place.place(buyer, wanted(short1, 1), Won.of(5_000)).order();
        Order second = place.place(buyer, wanted(shop.sells("수수", 5_000, 1), 1), Won.of(5_000)).order();
        shop.sql("update commerce_stock set held = 0 where sku_id = ?", short1.value());
        shop.sql("update commerce_order set lapse_at = '2020-01-01' where id = ?", first.id().value());

        lapse(second);

        assertThat(status(second)).isEqualTo(OrderStatus.EXPIRED);
        assertThat(status(first)).isEqualTo(OrderStatus.PAYMENT_WAITING);
        assertThat(lapse.next()).as("it is put back").isZero();
        String id = Long.toString(first.id().value());
        assertThat(stuck.oldest(1000)).extracting(ManualCases.Case::id).contains(id);
        assertThat(stuck.count()).isPositive();

        shop.sql("update commerce_stock set held = 1 where sku_id = ?", short1.value());
        lapse(first);

        assertThat(status(first)).isEqualTo(OrderStatus.EXPIRED);
        assertThat(stuck.oldest(1000)).extracting(ManualCases.Case::id).doesNotContain(id);
    }

    @Test
    void leavesARefundThatPayRefusesToAPerson() {
        Order order = place.place(buyer, wanted(shop.sells("조", 5_000, 1), 1), Won.of(5_000)).order();
        cancel.cancel(buyer, order.id());
        approve(order, 2);
        RefundId refund = refundOf(order);
        assertThat(ReadRefusedRefunds.refusedRefundsToSettle(failed).oldest().apply(1000))
                .extracting(ManualCases.Case::id)
                .doesNotContain(Long.toString(refund.value()));

        payments.refundRefused(refund, "REFUND_EXCEEDS_CAPTURED");

        assertThat(status(order)).isEqualTo(OrderStatus.REFUND_PENDING);
        assertThat(failed.count()).isPositive();
        assertThat(ReadRefusedRefunds.refusedRefundsToSettle(failed).oldest().apply(1000))
                .filteredOn(each -> each.id().equals(Long.toString(refund.value())))
                .singleElement()
                .extracting(ManualCases.Case::details)
                .isEqualTo("order " + order.id().value() + ", REFUND_EXCEEDS_CAPTURED");
    }

    @Test
    void sellsAgainWhenThePaymentComesLateAndTheStockIsStillThere() {
        SkuId sku = shop.sells("참깨", 5_000, 1);
        Order order = place.place(buyer, wanted(sku, 1), Won.of(5_000)).order();
        lapse(order);
        approve(order, 2);
        assertThat(status(order)).isEqualTo(OrderStatus.PAID);
        assertThat(shop.onHand(sku)).isZero();
        assertThat(pages.of(buyer, order.id()).order().closedAt()).isNull();
    }

    @Test
    void refundsEverythingWhenThePaymentComesLateAndTheStockIsGone() {
        SkuId sku = shop.sells("수수", 5_000, 1);
        Order late = place.place(buyer, wanted(sku, 1), Won.of(5_000)).order();
        lapse(late);
        Order other = place.place(ids.next(), wanted(sku, 1), Won.of(5_000)).order();
        approve(late, 2);
        assertThat(status(late)).isEqualTo(OrderStatus.REFUND_PENDING);
        payments.refunded(refundedNews(late, 3), refundOf(late));
        assertThat(status(late)).isEqualTo(OrderStatus.REFUNDED);
        assertThat(shop.held(sku)).isEqualTo(1);
        assertThat(other.status()).isEqualTo(OrderStatus.PAYMENT_WAITING);
    }

    @Test
    void theNewestWordOfPayCountsWhateverArrivesFirst() {
        SkuId sku = shop.sells("콩", 5_000, 1);
        Order order = place.place(buyer, wanted(sku, 1), Won.of(5_000)).order();
        approve(order, 3);
        payments.ended(List.of(news(order, 2)), Happening.PAYMENT_CANCELED);
        approve(order, 3);
        assertThat(status(order)).isEqualTo(OrderStatus.PAID);
        assertThat(shop.onHand(sku)).isZero();
    }

    @Test
    void sellsOnceWhenTheSamePaymentArrivesTwiceAtTheSameTime() throws Exception {
        SkuId sku = shop.sells("보리", 5_000, 3);
        Order order = place.place(buyer, wanted(sku, 1), Won.of(5_000)).order();
        Callable<Void> deliver = () -> {
            approve(order, 2);
            return null;
        };
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<Void> each : threads.invokeAll(Collections.nCopies(4, deliver))) {
                each.get();
            }
        }
        assertThat(shop.onHand(sku)).isEqualTo(2);
        assertThat(shop.held(sku)).isZero();
    }

    private void lapse(Order order) {
        shop.sql("update commerce_order set lapse_at = '2020-01-01' where id = ?", order.id().value());
        lapse.next();
    }

    /** While others of a batch that failed are tried one by one, pay may have told that a deposit is awaited. */
    @Test
    void anOrderThatIsToWaitLongerMeanwhileDoesNotLapse() {
        Order broken = brokenAndDue();
        Order waits = place.place(buyer, wanted(shop.sells("수수", 5_000, 1), 1), Won.of(5_000)).order();
        shop.sql("update commerce_order set lapse_at = '2020-01-02' where id = ?", waits.id().value());
        shop.sql("create trigger meanwhile after insert on commerce_stuck_order for each row "
                + "update commerce_order set lapse_at = '2099-01-01' where id = " + waits.id().value());
        try {
            lapse.next();
        } finally {
            shop.sql("drop trigger meanwhile");
        }

        assertThat(status(waits)).isEqualTo(OrderStatus.PAYMENT_WAITING);
        mend(broken);
    }

    /** Whoever counts them as done asks for the next batch at once, again and again. */
    @Test
    void countsOfABatchThatFailedThoseThatHaveLapsedAlone() throws Exception {
        while (lapse.next() > 0) {
            // Those of other tests.
        }
        Order broken = brokenAndDue();
        Order anothers = place.place(buyer, wanted(shop.sells("수수", 5_000, 1), 1), Won.of(5_000)).order();
        Order free = place.place(buyer, wanted(shop.sells("기장", 5_000, 1), 1), Won.of(5_000)).order();
        shop.sql("update commerce_order set lapse_at = '2020-01-02' where id in (?, ?)", anothers.id().value(),
                free.id().value());
        try (var other = Executors.newSingleThreadExecutor()) {
            int lapsed = transaction.<Integer>execute(_ -> {
                orders.lock(anothers.id());
                try {
                    return other.submit(lapse::next).get();
                } catch (InterruptedException | ExecutionException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(lapsed).isEqualTo(1);
        }
        assertThat(status(free)).isEqualTo(OrderStatus.EXPIRED);
        assertThat(status(anothers)).isEqualTo(OrderStatus.PAYMENT_WAITING);
        assertThat(lapse.next()).isEqualTo(1);
        assertThat(status(anothers)).isEqualTo(OrderStatus.EXPIRED);
        mend(broken);
    }

    /** One with which no batch lapses, the first of them: what it holds is not covered by its stock. */
    private Order brokenAndDue() {
        SkuId sku = shop.sells("모자란 수수", 5_000, 1);
        Order broken = place.place(buyer, wanted(sku, 1), Won.of(5_000)).order();
        shop.sql("update commerce_stock set held = 0 where sku_id = ?", sku.value());
        shop.sql("update commerce_order set lapse_at = '2020-01-01' where id = ?", broken.id().value());
        return broken;
    }

    private void mend(Order broken) {
        shop.sql("update commerce_stock set held = 1 where sku_id in (select sku_id from commerce_order_line "
                + "where order_id = ?)", broken.id().value());
        lapse(broken);
        assertThat(status(broken)).isEqualTo(OrderStatus.EXPIRED);
    }
}
