package commerce.quote;

import java.time.Instant;
import java.util.List;

import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import commerce.catalogue.SkuId;
import io.swagger.v3.oas.annotations.media.Schema;
import platform.money.Won;

/** A quote as a member sees it. */
public record OrderQuoteView(QuoteId id, List<QuoteLineView> lines, List<QuoteParcelView> parcels, Won goods,
        Won sellerCoupons,
        Won platformCoupons, Won shipping, @Schema(description = "what is to be paid") Won total,
        @Schema(description = "of all that it is made of: two with the same hash cost the same for the same") String hash,
        Instant validUntil) {
    /** One SKU of it; amount is after coupons. */
    public record QuoteLineView(SkuId skuId, ProductId productId, SellerId sellerId, String productName,
            String optionName,
            int quantity, Won unitPrice, Won sellerCoupon, Won platformCoupon, Won amount,
            @Schema(description = "the number of the parcel that it is in, from 0") int parcel) {}

    /** What is sent together by one seller. */
    public record QuoteParcelView(SellerId sellerId, Won fee) {}

    public static OrderQuoteView of(Quote quote) {
        FrozenQuote frozen = quote.frozen();
        return new OrderQuoteView(quote.id(),
                frozen.lines().stream().map(line -> new QuoteLineView(line.skuId(), line.productId(), line.sellerId(),
                        line.productName(), line.optionName(), line.quantity(), line.unitPrice(), line.sellerCoupon(),
                        line.platformCoupon(), line.amount(), line.charge())).toList(),
                frozen.charges().stream().map(each -> new QuoteParcelView(each.sellerId(), each.fee())).toList(),
                frozen.goods(), frozen.sellerCoupons(), frozen.platformCoupons(), frozen.shipping(), frozen.total(),
                quote.hash(), quote.validUntil());
    }
}
