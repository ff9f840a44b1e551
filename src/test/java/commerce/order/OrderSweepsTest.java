package commerce.order;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

import commerce.TestShop;
import commerce.catalogue.SkuId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import testing.HeldDelivery;
import testing.MadangTest;
import testing.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Nobody waits for ever: what pay does not answer is asked again, with growing gaps, until it does. */
@MadangTest
class OrderSweepsTest {
    @Autowired
    CancelOrder cancel;
    @Autowired
    FollowPayment payments;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    DomainEvents events;
    @Autowired
    Refunds refunds;
    @Autowired
    Ids ids;

    MovableClock clock;
    /** Pay stays silent. */
    HeldDelivery held;
    Order order;

    @BeforeEach
    void placeAnOrder(@Autowired ApplicationContext context, @Autowired Clock now) {
        held = new HeldDelivery(context);
        clock = new MovableClock(now.instant());
        order = place(context);
    }

    private Order place(ApplicationContext context) {
        SkuId sku = new TestShop(context).sells("참외", 5_000, 1);
        return new QuickOrders(context).place(ids.next(), new LinkedHashMap<>(Map.of(sku, 1)), Won.of(5_000)).order();
    }

    @AfterEach
    void letGo() {
        held.close();
    }

    @Test
    void asksPayFromTwoMinutesAfterThePayByOnUntilItAnswers() {
        clock.move(Duration.between(clock.instant(), order.payBy()).plusSeconds(119));
        sweep(ask());
        assertThat(asked()).isZero();

        clock.move(Duration.ofSeconds(1));
        for (int times = 1; times <= 7; times++) {
            sweep(ask());
            sweep(ask());
            assertThat(asked()).isEqualTo(times);
            Duration gap = Duration.ofMinutes(Math.min(2L << (times - 1), 60));
            clock.move(gap.minusSeconds(1));
            sweep(ask());
            assertThat(asked()).as("not before %s are over", gap).isEqualTo(times);
            clock.move(Duration.ofSeconds(1));
        }

        payments.ended(List.of(news(2)), Happening.PAYMENT_EXPIRED);
        sweep(ask());
        assertThat(asked()).isEqualTo(7);
    }

    @Test
    void asksToCancelAgainSinceThatMayHaveBeenLost() {
        cancel.cancel(order.buyerId(), order.id());
        assertThat(told("commerce.order-cancel-requested")).isEqualTo(1);
        clock.move(Duration.between(clock.instant(), order.payBy()).plusMinutes(2));
        sweep(ask());
        assertThat(told("commerce.order-cancel-requested")).isEqualTo(2);
        assertThat(asked()).isZero();
    }

    @Test
    void tellsAgainThatItExpiredSinceThatMayHaveBeenLost(@Autowired LapseHolds lapse) {
        // Those of other tests that are due by now would be told of in one event with it.
        sweep(lapse::next);
        change("update commerce_order set lapse_at = '2020-01-01' where id = ?", order.id().value());
        lapse.next();
        assertThat(told("commerce.order-expired")).isEqualTo(1);
        clock.move(Duration.between(clock.instant(), order.payBy()).plusMinutes(2));
        sweep(ask());
        assertThat(told("commerce.order-expired")).isEqualTo(2);
    }

    @Test
    void requestsARefundAgainUnderItsIdUntilItIsAnswered() {
        cancel.cancel(order.buyerId(), order.id());
        payments.ended(List.of(news(2)), Happening.PAYMENT_APPROVED);
        RefundId refund = refundOf(order);
        assertThat(requested(refund)).isEqualTo(1);

        for (int gap : List.of(1, 2, 4)) {
            int times = requested(refund);
            clock.move(Duration.ofMinutes(gap).minusSeconds(5));
            sweep(repeat());
            assertThat(requested(refund)).as("not before %s min are over", gap).isEqualTo(times);
            clock.move(Duration.ofSeconds(10));
            sweep(repeat());
            sweep(repeat());
            assertThat(requested(refund)).isEqualTo(times + 1);
        }

        payments.refunded(news(3), refund);
        clock.move(Duration.ofHours(2));
        sweep(repeat());
        assertThat(requested(refund)).isEqualTo(4);
    }

    @Test
    void requestsARefundAgainBesideOneThatCannotBeRead(@Autowired ApplicationContext context,
            @Autowired OrderSweeps sweeps) {
        RefundId broken = dueRefund(order);
        RefundId other = dueRefund(place(context));
        change("update commerce_refund set seller_shares = '{' where id = ?", broken.value());

        sweeps.repeatRefunds();

        assertThat(requested(other)).isEqualTo(2);
        assertThat(requested(broken)).isEqualTo(1);
        assertThat(count("select count(*) from commerce_refund where id = ? and repeat_at > utc_timestamp()",
                broken.value())).as("looked at again later").isEqualTo(1);
        change("update commerce_refund set seller_shares = null where id = ?", broken.value());
    }

    private RefundId dueRefund(Order paid) {
        cancel.cancel(paid.buyerId(), paid.id());
        payments.ended(List.of(news(paid, 2)), Happening.PAYMENT_APPROVED);
        RefundId refund = refundOf(paid);
        change("update commerce_refund set repeat_at = '2020-01-01' where id = ?", refund.value());
        return refund;
    }

    private RefundId refundOf(Order paid) {
        return new RefundId(count("select id from commerce_refund where order_id = ?", paid.id().value()));
    }

    private void change(String sql, long id) {
        transaction.executeWithoutResult(status -> jdbc.sql(sql).param(id).update());
    }

    private IntSupplier ask() {
        AskPaymentState ask = new AskPaymentState(jdbc, events, ids, clock);
        return () -> transaction.execute(status -> ask.next());
    }

    private IntSupplier repeat() {
        RepeatRefunds repeat = new RepeatRefunds(refunds, events, ids, clock);
        return () -> transaction.execute(status -> repeat.next());
    }

    /** Other tests' orders are due as well, and may fill a batch. */
    private static void sweep(IntSupplier next) {
        while (next.getAsInt() > 0) {
            // Until nothing is due.
        }
    }

    private int asked() {
        return told("commerce.payment-state-asked");
    }

    private int told(String type) {
        return (int) count("select count(*) from platform_event_log where type = '" + type + "' and aggregate_id = ?",
                order.id().value());
    }

    private int requested(RefundId refund) {
        return (int) count("""
                select count(*) from platform_event_log where type = 'commerce.refund-requested'
                    and json_value(body, '$.refundId') = ?""", Long.toString(refund.value()));
    }

    private long count(String sql, Object parameter) {
        return transaction.execute(status -> jdbc.sql(sql).param(parameter).query(Long.class).single());
    }

    private PaymentNews news(int version) {
        return news(order, version);
    }

    private static PaymentNews news(Order of, int version) {
        return new PaymentNews(of.id(), new Tsid(of.id().value() + 1), version,
                List.of(new Tender("MONEY", of.amount(), version == 3 ? of.amount() : Won.ZERO)));
    }
}
