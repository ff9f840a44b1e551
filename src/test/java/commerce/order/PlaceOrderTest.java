package commerce.order;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import commerce.catalogue.SkuId;
import commerce.refusal.CommerceError;
import commerce.stock.StockReconciler;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
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
