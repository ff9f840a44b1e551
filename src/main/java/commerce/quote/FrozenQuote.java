package commerce.quote;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonInclude;
import commerce.catalogue.GoodsCategory;
import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import commerce.catalogue.SkuId;
import commerce.coupon.MemberCouponId;
import commerce.freight.Rate;
import commerce.freight.Zone;
import org.jspecify.annotations.Nullable;
import platform.money.Won;

/**
 * Everything that an order is made of, down to the won. Its JSON form is what is kept and hashed.
 *
 * @param teamPrice null of what anybody pays
 */
public record FrozenQuote(Zone zone, List<Line> lines, List<Charge> charges, List<MemberCouponId> coupons,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TeamPrice teamPrice) {
    public FrozenQuote {
        lines = List.copyOf(lines);
        charges = List.copyOf(charges);
        coupons = List.copyOf(coupons);
    }

    /**
     * One SKU.
     *
     * @param sellerCoupon what its seller's coupon lowers the price of all its pieces by; {@code platformCoupon} so too
     * @param charge the number of the parcel that it is in
     * @param rate what is asked for sending it; null of quotes that the release before has made
     */
    public record Line(SkuId skuId, ProductId productId, SellerId sellerId, String productName, String optionName,
            int quantity, Won unitPrice, boolean taxFree, GoodsCategory category, Won sellerCoupon,
            Won platformCoupon, int charge, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Rate rate) {
        Won listPrice() {
            return unitPrice.times(quantity);
        }

        Won amount() {
            return listPrice().minus(sellerCoupon).minus(platformCoupon);
        }

        private Line withoutRate() {
            return new Line(skuId, productId, sellerId, productName, optionName, quantity, unitPrice, taxFree,
                    category, sellerCoupon, platformCoupon, charge, null);
        }
    }

    /** What one parcel costs, as {@link commerce.freight.Parcel} says. */
    public record Charge(SellerId sellerId, Won fee, @Nullable Won freeFrom, Won unfreeFee, Won returnFee,
            Won exchangeFee) {}

    /** Before coupons, without freight. */
    public Won goods() {
        return sum(lines, Line::listPrice);
    }

    public Won sellerCoupons() {
        return sum(lines, Line::sellerCoupon);
    }

    public Won platformCoupons() {
        return sum(lines, Line::platformCoupon);
    }

    public Won shipping() {
        return sum(charges, Charge::fee);
    }

    /** What is to be paid. */
    public Won total() {
        return sum(lines, Line::amount).plus(shipping());
    }

    /** The part of it without VAT; freight always has it. */
    public Won taxFreePart() {
        return sum(lines, line -> line.taxFree() ? line.amount() : Won.ZERO);
    }

    /** Whether this is what it said, as far as whoever made it knew: the release before kept no rates. */
    boolean saysWhat(FrozenQuote now) {
        return equals(lines.stream().anyMatch(each -> each.rate() == null) ? now.withoutRates() : now);
    }

    private FrozenQuote withoutRates() {
        return new FrozenQuote(zone, lines.stream().map(Line::withoutRate).toList(), charges, coupons, teamPrice);
    }

    /** What it answers. */
    public Wish wish() {
        SequencedMap<SkuId, Integer> wanted = new LinkedHashMap<>();
        lines.forEach(line -> wanted.put(line.skuId(), line.quantity()));
        return new Wish(wanted, coupons, zone, teamPrice);
    }

    private static <T> Won sum(List<T> of, Function<T, Won> amount) {
        return of.stream().map(amount).reduce(Won.ZERO, Won::plus);
    }
}
