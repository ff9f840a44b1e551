package commerce.order;

import java.util.List;

import commerce.catalogue.SkuId;
import commerce.refusal.CommerceError;
import org.junit.jupiter.api.Test;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;

class CancelOrderTest extends OrderScene {
    @Test
    void cancelsOnlyWhenPayHasAnswered() {
        SkuId sku = shop.sells("김", 5_000, 1);
        Order order = place.place(buyer, wanted(sku, 1), Won.of(5_000)).order();
        cancel.cancel(buyer, order.id());
        cancel.cancel(buyer, order.id());
        assertThat(status(order)).isEqualTo(OrderStatus.CANCEL_REQUESTED);
        assertThat(shop.held(sku)).isEqualTo(1);

        payments.ended(List.of(news(order, 2)), Happening.PAYMENT_CANCELED);

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
        payments.ended(List.of(news(expired, 2)), Happening.PAYMENT_EXPIRED);
        refuses(CommerceError.ORDER_EXPIRED, () -> cancel.cancel(buyer, expired.id()));
    }
}
