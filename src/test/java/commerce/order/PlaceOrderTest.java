package commerce.order;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import commerce.TestCoupons;
import commerce.TestShop;
import commerce.catalogue.SkuId;
import commerce.coupon.MemberCouponId;
import commerce.coupon.OfferCoupon;
import commerce.coupon.TakeCoupon;
import commerce.quote.Quote;
import commerce.refusal.CommerceError;
import commerce.stock.StockReconciler;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import platform.money.Won;
import platform.web.DomainException;

import static org.assertj.core.api.Assertions.assertThat;

class PlaceOrderTest extends OrderScene {
    @Autowired
    StockReconciler reconciler;

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
        assertThat(pages.of(buyer, order.id()).items()).extracting(item -> item.line().skuId())
                .containsExactly(tea, rice);
        assertThat(shop.onHand(rice)).isEqualTo(1);
        assertThat(shop.onHand(tea)).isEqualTo(2);
    }

    @Test
    void hasOneOrderForEachSellerInside() {
        TestShop neighbour = new TestShop(context);
        SkuId rice = shop.sells("햅쌀 10kg", 34_000, 3);
        SkuId tea = neighbour.sells("녹차", 9_000, 3);
        SkuId jam = shop.sells("딸기잼", 6_000, 3);
        SequencedMap<SkuId, Integer> all = wanted(rice, 1);
        all.put(tea, 1);
        all.put(jam, 1);
        Order order = place.place(buyer, all, Won.of(49_000)).order();

        OrderPages.Page page = pages.of(buyer, order.id());

        assertThat(page.sellerOrders()).extracting(SellerOrder::sellerId).containsExactlyInAnyOrder(shop.seller(),
                neighbour.seller());
        assertThat(page.items()).allSatisfy(item -> assertThat(page.sellerOrders())
                .contains(new SellerOrder(item.sellerOrderId(), item.line().sellerId())));
    }

    @Test
    void movesItsItemsWithThePayment() {
        Order paid = place.place(buyer, wanted(shop.sells("김", 5_000, 9), 2), Won.of(10_000)).order();
        assertThat(item(paid)).returns(ItemStatus.PAYMENT_WAITING, Item::status).returns(2, Item::remaining);
        approve(paid, 2);
        assertThat(item(paid)).returns(ItemStatus.PAID, Item::status).returns(2, Item::remaining);
        assertThat(item(paid).times().paidAt()).isNotNull().isBefore(item(paid).times().dispatchBy());

        Order ended = place.place(buyer, wanted(shop.sells("미역", 5_000, 9), 2), Won.of(10_000)).order();
        payments.ended(List.of(news(ended, 2)), Happening.PAYMENT_EXPIRED);
        assertThat(item(ended)).returns(ItemStatus.CANCELED, Item::status).returns(0, Item::remaining)
                .returns(2, item -> item.line().quantity());
        approve(ended, 3);
        assertThat(item(ended)).returns(ItemStatus.PAID, Item::status).returns(2, Item::remaining);
    }

    private Item item(Order order) {
        return pages.of(buyer, order.id()).items().getFirst();
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

    /** Who repeats a request gets its answer, and is in nobody's way meanwhile. */
    @Test
    void queuesForNothingThatIsOrderedOrLapsed(@Autowired PlaceOrder orders) {
        SkuId sku = shop.sells("사과", 10_000, 5);
        Quote quote = place.quote(buyer, wanted(sku, 1));
        assertThat(orders.skus(buyer, quote.id())).containsExactly(sku);
        place.placed(buyer, quote);
        assertThat(orders.skus(buyer, quote.id())).isEmpty();
        Quote lapsed = place.quote(buyer, wanted(sku, 1));
        shop.sql("update commerce_quote set valid_until = '2026-01-01' where id = ?", lapsed.id().value());
        assertThat(orders.skus(buyer, lapsed.id())).isEmpty();
    }

    @Test
    void ordersNothingAtAnotherPriceThanWasQuotedButQuotesAnew(@Autowired PlaceOrder orders) {
        SkuId sku = shop.sells("사과", 10_000, 5);
        Quote old = place.quote(buyer, wanted(sku, 1));
        shop.sql("update commerce_product set price = 11000 where id = ?", shop.productOf(sku).value());

        var outcome = orders.place(orders.price(new OrderFromQuote.Wanted(buyer, old.id(), QuickOrders.HOME, null)));

        Quote fresh = ((PlaceOrder.Outcome.PriceChanged) outcome).fresh();
        assertThat(fresh.frozen().total()).isEqualTo(Won.of(11_000));
        assertThat(shop.held(sku)).isZero();
        assertThat(place.placed(buyer, fresh).order().amount()).isEqualTo(Won.of(11_000));
    }

    @Test
    void ordersFromAQuoteOfAVersionThatKnewMore() {
        SkuId sku = shop.sells("대추", 2_000, 1);
        Quote told = place.quote(buyer, wanted(sku, 1));
        shop.sql("""
                update commerce_quote set body = json_insert(body, '$.giftWrap', 1, '$.lines[0].giftWrap', true)
                where id = ?""", told.id().value());
        assertThat(place.placed(buyer, told).order().amount()).isEqualTo(Won.of(2_000));
    }

    @Test
    void ordersFromAQuoteOfAVersionThatKnewLess() {
        SkuId sku = shop.sells("밤", 2_000, 1);
        Quote told = place.quote(buyer, wanted(sku, 1));
        shop.sql("update commerce_quote set body = json_remove(body, '$.lines[0].rate') where id = ?",
                told.id().value());
        assertThat(place.placed(buyer, told).items().getFirst().line().rate()).as("as it is now").isNotNull();
    }

    @Test
    void ordersFromAQuoteOnceHoweverManyTry() throws Exception {
        SkuId sku = shop.sells("자두", 10_000, 5);
        Quote quote = place.quote(buyer, wanted(sku, 1));
        assertThat(howManyOf(4, () -> place.placed(buyer, quote), CommerceError.QUOTE_ALREADY_ORDERED)).isEqualTo(1);
        assertThat(shop.held(sku)).isEqualTo(1);
    }

    @Test
    void ordersNothingFromAnEndedQuoteOrAnothersOrToAnotherZone(@Autowired PlaceOrder orders) {
        SkuId sku = shop.sells("살구", 10_000, 5);
        Quote quote = place.quote(buyer, wanted(sku, 1));
        refuses(CommerceError.QUOTE_NOT_FOUND, () -> place.placed(ids.next(), quote));
        Delivery jeju = new Delivery("김마당", "01012345678", "63122", "제주특별자치도 제주시 문연로 6", null, null);
        refuses(CommerceError.DELIVERY_ZONE_DIFFERS,
                () -> orders.price(new OrderFromQuote.Wanted(buyer, quote.id(), jeju, null)));
        shop.sql("update commerce_quote set valid_until = '2026-01-01' where id = ?", quote.id().value());
        refuses(CommerceError.QUOTE_EXPIRED, () -> place.placed(buyer, quote));
    }

    @Test
    void aQuoteIsGoodForTenMinutes() {
        Instant before = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Quote quote = place.quote(buyer, wanted(shop.sells("살구", 10_000, 5), 1));
        assertThat(quote.validUntil()).isBetween(before.plusSeconds(600), Instant.now().plusSeconds(600));
        shop.sql("update commerce_quote set valid_until = valid_until - interval 10 minute where id = ?",
                quote.id().value());
        refuses(CommerceError.QUOTE_EXPIRED, () -> place.placed(buyer, quote));
        shop.sql("update commerce_quote set valid_until = valid_until + interval 10 minute where id = ?",
                quote.id().value());
        assertThat(place.placed(buyer, quote).order().amount()).isEqualTo(Won.of(10_000));
    }

    @Test
    void usesACouponOnceEvenInTwoTabs(@Autowired OfferCoupon offer, @Autowired TakeCoupon take) throws Exception {
        SkuId sku = shop.sells("포도", 10_000, 50);
        MemberCouponId coupon = TestCoupons.taken(offer, take, ids, buyer, null, 3_000, 5_000);
        List<Quote> tabs = List.of(place.quote(buyer, wanted(sku, 1), coupon),
                place.quote(buyer, wanted(sku, 2), coupon), place.quote(buyer, wanted(sku, 3), coupon));
        Iterator<Quote> next = tabs.iterator();
        assertThat(howManyOf(3, () -> {
            Quote tab;
            synchronized (next) {
                tab = next.next();
            }
            return place.placed(buyer, tab);
        }, CommerceError.COUPON_ALREADY_USED)).isEqualTo(1);
    }

    @Test
    void givesACouponBackWhenTheOrderEndsAndUsesItAgainForALatePayment(@Autowired OfferCoupon offer,
            @Autowired TakeCoupon take) {
        SkuId sku = shop.sells("앵두", 10_000, 50);
        MemberCouponId coupon = TestCoupons.taken(offer, take, ids, buyer, shop.seller(), 3_000, 5_000);
        Order ended = place.placed(buyer, place.quote(buyer, wanted(sku, 1), coupon)).order();
        refuses(CommerceError.COUPON_ALREADY_USED, () -> place.quote(buyer, wanted(sku, 1), coupon));
        payments.ended(List.of(news(ended, 1)), Happening.PAYMENT_EXPIRED);
        Order next = place.placed(buyer, place.quote(buyer, wanted(sku, 2), coupon)).order();
        assertThat(next.amount()).isEqualTo(Won.of(17_000));

        approve(ended, 2);
        assertThat(status(ended)).as("its coupon is used by another").isEqualTo(OrderStatus.REFUND_PENDING);

        payments.ended(List.of(news(next, 1)), Happening.PAYMENT_EXPIRED);
        approve(next, 2);
        assertThat(status(next)).isEqualTo(OrderStatus.PAID);
        refuses(CommerceError.COUPON_ALREADY_USED, () -> place.quote(buyer, wanted(sku, 1), coupon));
    }

    private static int howManyOf(int tries, Callable<?> order, CommerceError refusal) throws Exception {
        int done = 0;
        Callable<Boolean> one = () -> {
            try {
                order.call();
                return true;
            } catch (DomainException e) {
                assertThat(e.code()).isEqualTo(refusal);
                return false;
            }
        };
        try (var threads = Executors.newFixedThreadPool(tries)) {
            for (Future<Boolean> each : threads.invokeAll(Collections.nCopies(tries, one))) {
                done += each.get() ? 1 : 0;
            }
        }
        return done;
    }

    @Test
    void holdsStockForSoManyUnpaidOrdersOfABuyerAtMost(@Value("${madang.commerce.most-unpaid}") int most) {
        SkuId sku = shop.sells("노리개", 1_000, 2 * most);
        Order first = place.place(buyer, wanted(sku, 1), Won.of(1_000)).order();
        for (int i = 2; i <= most; i++) {
            place.place(buyer, wanted(sku, 1), Won.of(1_000));
        }
        cancel.cancel(buyer, first.id());

        refuses(CommerceError.TOO_MANY_UNPAID_ORDERS, () -> place.place(buyer, wanted(sku, 1), Won.of(1_000)));

        assertThat(shop.held(sku)).isEqualTo(most);
        payments.ended(List.of(news(first, 2)), Happening.PAYMENT_CANCELED);
        place.place(buyer, wanted(sku, 1), Won.of(1_000));
        place.place(ids.next(), wanted(sku, 1), Won.of(1_000));
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
}
