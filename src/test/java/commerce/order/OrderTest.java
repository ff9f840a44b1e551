package commerce.order;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import commerce.TestShop;
import commerce.catalogue.SkuId;
import commerce.refusal.CommerceError;
import commerce.stock.StockReconciler;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.ops.ManualCases;
import platform.web.DomainException;
import testing.HeldDelivery;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@MadangTest
class OrderTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    PlaceOrder place;
    @Autowired
    CancelOrder cancel;
    @Autowired
    FollowPayment payments;
    @Autowired
    LapseHolds lapse;
    @Autowired
    OrderPages pages;
    @Autowired
    FailedRefunds failed;
    @Autowired
    StockReconciler reconciler;
    @Autowired
    Ids ids;

    /** Pay, which knows none of these payments, would refuse their refunds. */
    HeldDelivery held;
    TestShop shop;
    Tsid buyer;

    @BeforeEach
    void open() {
        held = new HeldDelivery(context);
        shop = new TestShop(context);
        buyer = ids.next();
    }

    @AfterEach
    void letGo() {
        held.close();
    }

    @Test
    void holdsTheStockUntilItIsPaidAndSellsItThen() {
        SkuId sku = shop.sells("감귤 5kg", 19_900, 5);
        Order order = place.place(buyer, wanted(sku, 2), Won.of(39_800)).order();
        assertThat(shop.held(sku)).isEqualTo(2);
        assertThat(order.payBy()).isEqualTo(order.placedAt().plusSeconds(600));

        approve(order, 2);

        assertThat(status(order)).isEqualTo(OrderStatus.PAID);
        assertThat(shop.held(sku)).isZero();
        assertThat(shop.onHand(sku)).isEqualTo(3);
        assertThat(pages.of(buyer, order.id()).tenders())
                .containsExactly(new Tender("MONEY", Won.of(39_800), Won.ZERO));
    }

    @Test
    void ordersAsManyLinesAsWantedInOneGo() {
        SkuId rice = shop.sells("햅쌀 10kg", 34_000, 3);
        SkuId tea = shop.sells("녹차", 9_000, 3);
        SequencedMap<SkuId, Integer> both = wanted(tea, 1);
        both.put(rice, 2);
        Order order = place.place(buyer, both, Won.of(77_000)).order();
        approve(order, 2);
        assertThat(pages.of(buyer, order.id()).lines()).extracting(OrderLine::skuId).containsExactly(tea, rice);
        assertThat(shop.onHand(rice)).isEqualTo(1);
        assertThat(shop.onHand(tea)).isEqualTo(2);
    }

    @Test
    void refusesWhatIsSoldOutAndHoldsNothingOfTheRest() {
        SkuId many = shop.sells("양말", 3_000, 100);
        SkuId few = shop.sells("모자", 20_000, 1);
        SequencedMap<SkuId, Integer> both = wanted(many, 1);
        both.put(few, 2);
        refuses(CommerceError.SOLD_OUT, () -> place.place(buyer, both, Won.of(43_000)));
        assertThat(shop.held(many)).isZero();
    }

    @Test
    void refusesAnotherPriceThanTheBuyerSaw() {
        SkuId sku = shop.sells("사과", 10_000, 5);
        refuses(CommerceError.PRICE_CHANGED, () -> place.place(buyer, wanted(sku, 1), Won.of(9_900)));
    }

    @Test
    void refusesWhatIsNotOnSale() {
        SkuId sku = shop.sells("배", 10_000, 5);
        shop.sql("update commerce_sku set on_sale = false where id = ?", sku.value());
        refuses(CommerceError.PRODUCT_NOT_ON_SALE, () -> place.place(buyer, wanted(sku, 1), Won.of(10_000)));
        shop.sql("update commerce_sku set on_sale = true where id = ?", sku.value());
        shop.sql("update commerce_seller set status = 'SUSPENDED' where id = ?", shop.seller().value());
        refuses(CommerceError.PRODUCT_NOT_ON_SALE, () -> place.place(buyer, wanted(sku, 1), Won.of(10_000)));
    }

    @Test
    void refusesUnknownSkusTooManyPiecesAndTooManyLines() {
        refuses(CommerceError.UNKNOWN_SKU, () -> place.place(buyer, wanted(new SkuId(1), 1), Won.of(1)));
        refuses(CommerceError.TOO_MANY_PIECES, () -> place.place(buyer, wanted(new SkuId(1), 1000), Won.of(1)));
        SequencedMap<SkuId, Integer> lines = new LinkedHashMap<>();
        for (long i = 1; i <= 51; i++) {
            lines.put(new SkuId(i), 1);
        }
        refuses(CommerceError.TOO_MANY_LINES, () -> place.place(buyer, lines, Won.of(1)));
    }

    @Test
    void hidesAnotherMembersOrder() {
        Order order = place.place(buyer, wanted(shop.sells("귤", 1_000, 1), 1), Won.of(1_000)).order();
        refuses(CommerceError.ORDER_NOT_FOUND, () -> pages.of(ids.next(), order.id()));
        refuses(CommerceError.ORDER_NOT_FOUND, () -> cancel.cancel(ids.next(), order.id()));
    }

    @Test
    void cancelsOnlyWhenPayHasAnswered() {
        SkuId sku = shop.sells("김", 5_000, 1);
        Order order = place.place(buyer, wanted(sku, 1), Won.of(5_000)).order();
        cancel.cancel(buyer, order.id());
        cancel.cancel(buyer, order.id());
        assertThat(status(order)).isEqualTo(OrderStatus.CANCEL_REQUESTED);
        assertThat(shop.held(sku)).isEqualTo(1);

        payments.ended(news(order, 2), Happening.PAYMENT_CANCELED);

        assertThat(status(order)).isEqualTo(OrderStatus.CANCELED);
        assertThat(shop.held(sku)).isZero();
        cancel.cancel(buyer, order.id());
        assertThat(status(order)).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void refundsByItselfWhatWasPaidWhileItWasBeingCancelled() {
        SkuId sku = shop.sells("미역", 5_000, 1);
        Order order = place.place(buyer, wanted(sku, 1), Won.of(5_000)).order();
        cancel.cancel(buyer, order.id());
        approve(order, 2);
        assertThat(status(order)).isEqualTo(OrderStatus.REFUND_PENDING);
        assertThat(shop.held(sku)).isZero();

        payments.refunded(refundedNews(order, 3), refundOf(order));

        assertThat(status(order)).isEqualTo(OrderStatus.REFUNDED);
        assertThat(pages.of(buyer, order.id()).order().closeReason()).isEqualTo(CloseReason.BUYER);
        assertThat(shop.onHand(sku)).isEqualTo(1);
    }

    @Test
    void refusesToCancelWhatIsPaidOrExpired() {
        SkuId sku = shop.sells("멸치", 5_000, 2);
        Order paid = place.place(buyer, wanted(sku, 1), Won.of(5_000)).order();
        approve(paid, 2);
        refuses(CommerceError.ORDER_ALREADY_PAID, () -> cancel.cancel(buyer, paid.id()));
        Order expired = place.place(buyer, wanted(sku, 1), Won.of(5_000)).order();
        payments.ended(news(expired, 2), Happening.PAYMENT_EXPIRED);
        refuses(CommerceError.ORDER_EXPIRED, () -> cancel.cancel(buyer, expired.id()));
    }

    @Test
    void freesTheStockWhenPayStaysSilent() {
        SkuId sku = shop.sells("들깨", 5_000, 1);
        Order order = place.place(buyer, wanted(sku, 1), Won.of(5_000)).order();
        lapse(order);
        assertThat(status(order)).isEqualTo(OrderStatus.EXPIRED);
        assertThat(shop.held(sku)).isZero();
    }

    @Test
    void leavesARefundThatPayRefusesToAPerson() {
        Order order = place.place(buyer, wanted(shop.sells("조", 5_000, 1), 1), Won.of(5_000)).order();
        cancel.cancel(buyer, order.id());
        approve(order, 2);
        RefundId refund = refundOf(order);
        assertThat(failed.oldest(1000)).extracting(ManualCases.Case::id)
                .doesNotContain(Long.toString(refund.value()));

        payments.refundRefused(refund, "REFUND_EXCEEDS_CAPTURED");

        assertThat(status(order)).isEqualTo(OrderStatus.REFUND_PENDING);
        assertThat(failed.count()).isPositive();
        assertThat(failed.oldest(1000)).filteredOn(each -> each.id().equals(Long.toString(refund.value())))
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
        payments.ended(news(order, 2), Happening.PAYMENT_CANCELED);
        approve(order, 3);
        assertThat(status(order)).isEqualTo(OrderStatus.PAID);
        assertThat(shop.onHand(sku)).isZero();
    }

    @Test
    void letsExactlyTenOf64BuyersHaveTheLastTenPieces() throws Exception {
        SkuId sku = shop.sells("한정판 키링", 7_000, 10);
        SkuId other = shop.sells("포장지", 500, 1000);
        Callable<Boolean> buy = () -> {
            SequencedMap<SkuId, Integer> both = wanted(sku, 1);
            both.put(other, 1);
            try {
                place.place(ids.next(), both, Won.of(7_500));
                return true;
            } catch (DomainException e) {
                assertThat(e.code()).isEqualTo(CommerceError.SOLD_OUT);
                return false;
            }
        };
        int bought = 0;
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (Future<Boolean> each : threads.invokeAll(Collections.nCopies(64, buy))) {
                bought += each.get() ? 1 : 0;
            }
        }
        assertThat(bought).isEqualTo(10);
        assertThat(shop.held(sku)).isEqualTo(10);
        assertThat(shop.held(other)).isEqualTo(10);
        assertThat(reconciler.differences()).isEmpty();
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

    private void approve(Order order, int version) {
        payments.ended(new PaymentNews(order.id(), new Tsid(order.id().value() + 1), version,
                List.of(new Tender("MONEY", order.amount(), Won.ZERO))), Happening.PAYMENT_APPROVED);
    }

    private static PaymentNews news(Order order, int version) {
        return new PaymentNews(order.id(), new Tsid(order.id().value() + 1), version, List.of());
    }

    private static PaymentNews refundedNews(Order order, int version) {
        return new PaymentNews(order.id(), new Tsid(order.id().value() + 1), version,
                List.of(new Tender("MONEY", order.amount(), order.amount())));
    }

    private RefundId refundOf(Order order) {
        return new RefundId(shop.number("select id from commerce_refund where order_id = ?", order.id().value()));
    }

    private void lapse(Order order) {
        shop.sql("update commerce_order set lapse_at = '2020-01-01' where id = ?", order.id().value());
        lapse.next();
    }

    private OrderStatus status(Order order) {
        return pages.of(order.buyerId(), order.id()).order().status();
    }

    private static SequencedMap<SkuId, Integer> wanted(SkuId sku, int quantity) {
        SequencedMap<SkuId, Integer> wanted = new LinkedHashMap<>();
        wanted.put(sku, quantity);
        return wanted;
    }

    private static void refuses(CommerceError code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DomainException.class,
                refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
