package commerce.order;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import commerce.catalogue.SkuId;
import commerce.refusal.CommerceError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;

/** An order whose payment waits for a deposit keeps what it holds as long as that, whatever arrives first. */
class DepositAwaitedTest extends OrderScene {
    private static final Duration HOURS = Duration.ofHours(12);

    @Autowired
    LapseHolds lapse;
    SkuId sku;
    Order order;
    Instant until;
    Instant decidedBy;

    @BeforeEach
    void placeAnOrder() {
        sku = shop.sells("참깨", 5_000, 1);
        order = place.place(buyer, wanted(sku, 1), Won.of(5_000)).order();
        until = order.placedAt().plus(HOURS);
        decidedBy = until.plus(Duration.ofMinutes(10));
    }

    @Test
    void holdsTheStockUntilPayHasDecided() {
        awaited(2);

        assertThat(now().status()).isEqualTo(OrderStatus.PAYMENT_WAITING);
        assertThat(now().depositUntil()).isEqualTo(until);
        assertThat(moment("lapse_at")).isEqualTo(decidedBy.plusSeconds(60));
        assertThat(moment("ask_at")).isEqualTo(decidedBy.plus(Duration.ofMinutes(2)));
        assertThat(shop.held(sku)).isEqualTo(1);

        lapse(order);

        assertThat(status(order)).isEqualTo(OrderStatus.EXPIRED);
        assertThat(shop.held(sku)).isZero();
    }

    @Test
    void isPaidByTheDeposit() {
        awaited(2);
        approve(order, 3);
        assertThat(status(order)).isEqualTo(OrderStatus.PAID);
        assertThat(shop.onHand(sku)).isZero();
    }

    @Test
    void isLetGoWithoutTheDeposit() {
        awaited(2);

        payments.ended(List.of(news(order, 3)), Happening.PAYMENT_EXPIRED);

        assertThat(status(order)).isEqualTo(OrderStatus.EXPIRED);
        assertThat(shop.held(sku)).isZero();
    }

    @Test
    void doesNothingOnceSomethingNewerIsKnown() {
        approve(order, 3);

        awaited(2);

        assertThat(status(order)).isEqualTo(OrderStatus.PAID);
        assertThat(now().depositUntil()).isNull();
        assertThat(isOpen("lapse_at")).isFalse();
    }

    @Test
    void staysExpiredWhenItComesAfterTheHoldAndTellsPaySoUntilThatAnswers() {
        lapse(order);

        awaited(2);

        assertThat(status(order)).isEqualTo(OrderStatus.EXPIRED);
        assertThat(shop.held(sku)).isZero();
        assertThat(moment("ask_at")).as("pay is told again that it expired")
                .isEqualTo(order.payBy().plus(Duration.ofMinutes(2)));
        payments.ended(List.of(news(order, 3)), Happening.PAYMENT_CANCELED);
        assertThat(isOpen("ask_at")).isFalse();
    }

    @Test
    void isCancelledWhileItWaits() {
        awaited(2);
        cancel.cancel(buyer, order.id());
        assertThat(status(order)).isEqualTo(OrderStatus.CANCEL_REQUESTED);
        assertThat(shop.held(sku)).as("until pay answers").isEqualTo(1);
        assertThat(moment("ask_at")).as("pay is asked again").isBefore(order.payBy());

        payments.ended(List.of(news(order, 3)), Happening.PAYMENT_CANCELED);

        assertThat(status(order)).isEqualTo(OrderStatus.CANCELED);
        assertThat(shop.held(sku)).isZero();
    }

    @Test
    void goesOnBeingCancelledWhenItComesAfterThat() {
        cancel.cancel(buyer, order.id());

        awaited(2);

        assertThat(status(order)).isEqualTo(OrderStatus.CANCEL_REQUESTED);
        assertThat(moment("ask_at")).isEqualTo(order.payBy().plus(Duration.ofMinutes(2)));
    }

    @Test
    void neverHoldsASeatForLonger() {
        shop.sql("update commerce_order set team_id = 1 where id = ?", order.id().value());

        awaited(2);

        assertThat(now().depositUntil()).isNull();
        assertThat(moment("lapse_at")).isEqualTo(order.payBy().plusSeconds(60));
    }

    @Test
    void countsAsUnpaidWhileItWaits(@Value("${madang.commerce.most-unpaid}") int most) {
        awaited(2);
        for (int i = 1; i < most; i++) {
            place.place(buyer, wanted(shop.sells("쌀", 5_000, 1), 1), Won.of(5_000));
        }

        refuses(CommerceError.TOO_MANY_UNPAID_ORDERS,
                () -> place.place(buyer, wanted(shop.sells("보리", 5_000, 1), 1), Won.of(5_000)));
    }

    private void awaited(int version) {
        payments.depositAwaited(news(order, version), until, decidedBy);
    }

    private Order now() {
        return pages.of(buyer, order.id()).order();
    }

    private Instant moment(String column) {
        return Instant.parse(shop.text("select date_format(" + column + ", '%Y-%m-%dT%H:%i:%s.%fZ') from commerce_order"
                + " where id = ?", order.id().value())).truncatedTo(ChronoUnit.MICROS);
    }

    private boolean isOpen(String column) {
        return shop.number("select count(" + column + ") from commerce_order where id = ?", order.id().value()) == 1;
    }

    private void lapse(Order one) {
        shop.sql("update commerce_order set lapse_at = '2020-01-01' where id = ?", one.id().value());
        while (lapse.next() > 0) {
            // Until nothing is left that has lapsed.
        }
    }
}
