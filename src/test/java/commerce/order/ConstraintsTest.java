package commerce.order;

import java.util.LinkedHashMap;
import java.util.Map;

import commerce.TestShop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import platform.id.Ids;
import platform.money.Won;
import testing.HeldDelivery;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a mistake in the code could write, the tables refuse. */
@MadangTest
class ConstraintsTest {
    @Autowired
    CancelOrder cancel;
    @Autowired
    FollowPayment payments;
    @Autowired
    Ids ids;
    HeldDelivery held;
    QuickOrders place;
    TestShop shop;

    @BeforeEach
    void open(@Autowired ApplicationContext context) {
        held = new HeldDelivery(context);
        place = new QuickOrders(context);
        shop = new TestShop(context);
    }

    @AfterEach
    void letGo() {
        held.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"commerce_order_lapses | lapse_at = null",
            "commerce_order_lapses | status = 'EXPIRED', closed_at = placed_at",
            "commerce_order_paid | paid_at = placed_at",
            "commerce_order_paid | status = 'PAID', payment_id = 1, lapse_at = null",
            "commerce_order_closed | closed_at = placed_at",
            "commerce_order_closed | status = 'EXPIRED', lapse_at = null",
            "commerce_order_reason | close_reason = 'BUYER'",
            "commerce_order_reason | status = 'CANCELED', lapse_at = null, closed_at = placed_at",
            "commerce_order_payment | status = 'PAID', lapse_at = null, paid_at = placed_at"})
    void refusesAnOrderWhoseTimesContradictItsStatus(String constraint, String change) {
        refuses(constraint, "update commerce_order set " + change + " where id = ?", order().id().value());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"commerce_refund_repeats | repeat_at = null",
            "commerce_refund_repeats | state = 'COMPLETED'", "commerce_refund_failed | failure = 'NO'",
            "commerce_refund_failed | state = 'FAILED', repeat_at = null"})
    void refusesARefundThatContradictsItsState(String constraint, String change) {
        Order order = order();
        cancel.cancel(order.buyerId(), order.id());
        new PayTells(payments, ids).approved(order, 1);
        refuses(constraint, "update commerce_refund set " + change + " where order_id = ?", order.id().value());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"status | status = 'LOST'",
            "remaining | remaining = 6", "remaining | remaining = 0",
            "remaining | status = 'CANCELED', closed_at = paid_at",
            "claimed | claimed = 6", "closed | closed_at = paid_at",
            "paid | paid_at = null", "paid | status = 'PAYMENT_WAITING'",
            "confirmation | confirmation = 'CONFIRMED'", "confirmation | seller_confirmed_at = paid_at",
            "confirmation | status = 'TEAM_WAITING', confirmation = 'CONFIRMED', seller_confirmed_at = paid_at",
            "shipped | shipped_at = paid_at",
            "shipped | status = 'DELIVERING', confirmation = 'CONFIRMED', seller_confirmed_at = paid_at, confirm_by = paid_at",
            "shipped | status = 'SHIPPED', shipped_at = paid_at, confirm_by = paid_at",
            "delivered | delivered_at = paid_at",
            "confirm_by | confirm_by = paid_at",
            "confirm_by | status = 'SHIPPED', confirmation = 'CONFIRMED', seller_confirmed_at = paid_at, shipped_at = paid_at",
            "confirm_by | status = 'SHIPPED', confirmation = 'CONFIRMED', seller_confirmed_at = paid_at, shipped_at = paid_at, confirm_by = paid_at, claimed = 1",
            "purchase_confirmed | purchase_confirmed_at = paid_at",
            "coupons | seller_coupon = -1", "coupons | seller_coupon = 20000, platform_coupon = 5001"})
    void refusesAnItemWhoseTimesAndPiecesContradictItsStatus(String constraint, String change) {
        Order order = order();
        new PayTells(payments, ids).approved(order, 1);
        refuses("commerce_order_line_" + constraint, "update commerce_order_line set " + change + " where order_id = ?",
                order.id().value());
    }

    @Test
    void refusesTendersAndRefundsOfNothing() {
        refuses("commerce_order_tender_order",
                "insert into commerce_order_tender (order_id, kind, captured, refunded) values (?, 'MONEY', 1, 0)", 1);
        refuses("commerce_line_tender_line",
                "insert into commerce_line_tender (line_id, kind, amount) values (?, 'MONEY', 1)", 1);
        refuses("commerce_refund_order", """
                insert into commerce_refund (id, order_id, payment_id, state, reason, requested_at, repeat_at)
                values (1, ?, 1, 'REQUESTED', 'BUYER', '2026-01-01', '2026-01-01')""", 1);
    }

    private Order order() {
        return place.place(ids.next(), new LinkedHashMap<>(Map.of(shop.sells("귤", 5_000, 5), 5)), Won.of(25_000))
                .order();
    }

    private void refuses(String constraint, String sql, long id) {
        assertThatThrownBy(() -> shop.sql(sql, id)).isInstanceOf(DataAccessException.class)
                .hasMessageContaining(constraint);
    }
}
