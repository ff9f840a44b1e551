package commerce.desk;

import java.time.Instant;

import commerce.catalogue.ProductId;
import commerce.catalogue.SkuId;
import commerce.order.Confirmation;
import commerce.order.Item;
import commerce.order.ItemId;
import commerce.order.ItemStatus;
import commerce.order.OrderId;
import commerce.order.OrderLine;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platform.id.Ids;
import platform.money.Won;

/** An item as its seller's systems see it. */
record SellerItemView(ItemId id, OrderId orderId, ProductId productId, SkuId skuId, String productName,
        String optionName, int quantity, @Schema(description = "neither cancelled nor sent back") int remaining,
        @Schema(description = "of these, in open claims") int claimed, Won unitPrice,
        @Schema(description = "what the seller's coupons lower the price of all pieces by") Won sellerCoupon,
        @Schema(description = "what Madang's do") Won platformCoupon, ItemStatus status, Confirmation confirmation,
        Instant orderedAt, @Nullable Instant paidAt,
        @Schema(description = "to be sent by then") @Nullable Instant dispatchBy, @Nullable Instant shippedAt,
        @Nullable Instant deliveredAt, @Nullable Instant purchaseConfirmedAt,
        @Schema(description = "since then nothing is left of it") @Nullable Instant closedAt,
        @Schema(description = "of a list by changes") @Nullable Instant changedAt) {
    static SellerItemView of(Item item, @Nullable Instant changedAt) {
        OrderLine line = item.line();
        Item.Times times = item.times();
        return new SellerItemView(item.id(), item.orderId(), line.productId(), line.skuId(), line.productName(),
                line.optionName(), line.quantity(), item.remaining(), item.claimed(), line.unitPrice(),
                line.sellerCoupon(), line.platformCoupon(), item.status(), item.confirmation(),
                Ids.timeOf(item.id().value()), times.paidAt(), times.dispatchBy(), times.shippedAt(),
                times.deliveredAt(), times.purchaseConfirmedAt(), times.closedAt(), changedAt);
    }
}
