package commerce.order;

import java.util.List;
import java.util.Map;

import commerce.catalogue.SkuId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import platform.id.Tsid;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What pay tells of several payments at once: each order goes the way that it would have gone alone. */
class FollowPaymentsTest extends OrderScene {
    @Autowired
    LapseHolds lapse;

    @Test
    void takesManyPaymentsAsOneByOne() {
        SkuId sku = shop.sells("귀리", 5_000, 9);
        SkuId gone = shop.sells("율무", 5_000, 1);
        Order paid = order(sku, 2);
        Order told = order(sku, 1);
        Order newer = order(sku, 1);
        Order cancelAsked = order(sku, 1);
        Order late = order(sku, 1);
        Order tooLate = order(gone, 1);
        approve(newer, 7);
        cancel.cancel(cancelAsked.buyerId(), cancelAsked.id());
        lapse(late, tooLate);
        order(gone, 1);
        Order nobodys = new Order(new OrderId(ids.nextLong()), buyer, OrderStatus.PAYMENT_WAITING, Won.of(5_000),
                Won.ZERO, paid.placedAt(), paid.payBy(), null, null, null, null, 0, null, null);

        payments.ended(List.of(approved(tooLate, 2), approved(told, 2), approved(nobodys, 2), approved(paid, 0),
                approved(newer, 6), approved(told, 4), approved(late, 2), approved(cancelAsked, 2), approved(told, 3)),
                Happening.PAYMENT_APPROVED);

        assertThat(List.of(paid, told, newer, late)).allMatch(each -> status(each) == OrderStatus.PAID);
        assertThat(List.of(tooLate, cancelAsked)).allMatch(each -> status(each) == OrderStatus.REFUND_PENDING);
        assertThat(pages.of(tooLate.buyerId(), tooLate.id()).order().closeReason())
                .isEqualTo(CloseReason.PAID_TOO_LATE);
        assertThat(pages.of(cancelAsked.buyerId(), cancelAsked.id()).order().closeReason())
                .isEqualTo(CloseReason.BUYER);
        assertThat(List.of(version(paid), version(told), version(newer))).containsExactly(0L, 4L, 7L);
        assertThat(shop.onHand(sku)).isEqualTo(9 - 5);
        assertThat(shop.held(sku)).isZero();
        assertThat(shop.held(gone)).isOne();
        assertThat(shop.number("select -sum(quantity) from commerce_stock_entry where kind = 'SOLD' and sku_id = ?",
                sku.value())).isEqualTo(5);
        for (Order each : List.of(paid, told, newer, late)) {
            assertThat(shop.number("""
                    select sum(t.amount) from commerce_line_tender t join commerce_order_line l on l.id = t.line_id
                    where l.order_id = ?""", each.id().value())).isEqualTo(each.amount().amount());
            assertThat(told("commerce.order-paid", each)).isOne();
            assertThat(pages.of(each.buyerId(), each.id()).items())
                    .allMatch(item -> item.status() == ItemStatus.PAID && item.times().dispatchBy() != null);
        }
        for (Order each : List.of(tooLate, cancelAsked)) {
            assertThat(shop.number("""
                    select sum(l.amount) from commerce_refund_leg l join commerce_refund f on f.id = l.refund_id
                    where f.order_id = ?""", each.id().value())).isEqualTo(each.amount().amount());
            assertThat(told("commerce.refund-requested", each)).isOne();
            assertThat(told("commerce.order-paid", each)).isZero();
        }
    }

    @Test
    void tellsByOneEventOfAllThatLapseTogether() {
        SkuId sku = shop.sells("수수", 5_000, 9);
        List<Order> three = List.of(order(sku, 2), order(sku, 1), order(sku, 1));

        lapse(three.toArray(Order[]::new));

        assertThat(three).allMatch(each -> status(each) == OrderStatus.EXPIRED);
        assertThat(shop.held(sku)).isZero();
        assertThat(three).map(this::eventOfMany).doesNotContain(0L).containsOnly(eventOfMany(three.getFirst()));
        assertThat(three).allMatch(each -> told("commerce.order-expired", each) == 0);
    }

    @Test
    void takesManyEndsAsOneByOne() {
        SkuId sku = shop.sells("기장", 5_000, 9);
        Order waiting = order(sku, 2);
        Order lapsed = order(sku, 1);
        Order paid = order(sku, 1);
        Order cancelAsked = order(sku, 1);
        approve(paid, 3);
        cancel.cancel(cancelAsked.buyerId(), cancelAsked.id());
        lapse(lapsed);

        new PayTells(payments, ids).canceled(Map.of(paid, 2, lapsed, 1, cancelAsked, 1, waiting, 1));

        assertThat(List.of(waiting, cancelAsked)).allMatch(each -> status(each) == OrderStatus.CANCELED);
        assertThat(pages.of(waiting.buyerId(), waiting.id()).order().closeReason())
                .isEqualTo(CloseReason.PAYMENT_CANCELED);
        assertThat(pages.of(cancelAsked.buyerId(), cancelAsked.id()).order().closeReason())
                .isEqualTo(CloseReason.BUYER);
        assertThat(status(lapsed)).isEqualTo(OrderStatus.EXPIRED);
        assertThat(status(paid)).isEqualTo(OrderStatus.PAID);
        assertThat(List.of(version(waiting), version(lapsed), version(paid))).containsExactly(1L, 1L, 3L);
        assertThat(shop.onHand(sku)).isEqualTo(8);
        assertThat(shop.held(sku)).isZero();
        assertThat(List.of(told("commerce.order-canceled", waiting), told("commerce.order-canceled", lapsed)))
                .containsExactly(1L, 0L);
    }

    @Test
    void oneThatCannotBeTakenIsAloneInThatWhenEachIsTakenAlone() {
        SkuId sku = shop.sells("팥", 5_000, 2);
        Order right = order(sku, 1);
        Order wrong = order(sku, 1);
        PaymentNews tooLittle = new PaymentNews(wrong.id(), new Tsid(wrong.id().value() + 1), 1,
                List.of(new Tender("MONEY", Won.of(4_999), Won.ZERO)));

        assertThatThrownBy(
                () -> payments.ended(List.of(approved(right, 1), tooLittle), Happening.PAYMENT_APPROVED))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(status(right)).isEqualTo(OrderStatus.PAYMENT_WAITING);
        assertThat(shop.held(sku)).isEqualTo(2);

        payments.ended(List.of(approved(right, 1)), Happening.PAYMENT_APPROVED);
        assertThat(status(right)).isEqualTo(OrderStatus.PAID);
        assertThat(status(wrong)).isEqualTo(OrderStatus.PAYMENT_WAITING);
        assertThat(shop.onHand(sku)).isOne();
    }

    /** The number of the one that tells of several that this one, of this buyer, has lapsed; 0: none does. */
    private long eventOfMany(Order lapsed) {
        return shop.number("""
                select coalesce(sum(l.id), 0) from platform_event_log l,
                    json_table(l.body, '$.orders[*]' columns (order_id varchar(30) path '$.orderId',
                        buyer_id varchar(30) path '$.buyerId')) o
                where l.type = 'commerce.orders-expired' and o.order_id = ? and o.buyer_id = ?""",
                Long.toString(lapsed.id().value()), Long.toString(lapsed.buyerId().value()));
    }

    private Order order(SkuId sku, int pieces) {
        return place.place(ids.next(), wanted(sku, pieces), Won.of(5_000L * pieces)).order();
    }

    private void lapse(Order... orders) {
        for (Order each : orders) {
            shop.sql("update commerce_order set lapse_at = '2020-01-01' where id = ?", each.id().value());
        }
        lapse.next();
    }

    private static PaymentNews approved(Order order, int version) {
        return new PaymentNews(order.id(), new Tsid(order.id().value() + 1), version,
                List.of(new Tender("MONEY", order.amount(), Won.ZERO)));
    }

    private long version(Order order) {
        return shop.number("select payment_version from commerce_order where id = ?", order.id().value());
    }

    private long told(String type, Order about) {
        return shop.number(
                "select count(*) from platform_event_log where type = ? and json_value(body, '$.orderId') = ?", type,
                Long.toString(about.id().value()));
    }
}
