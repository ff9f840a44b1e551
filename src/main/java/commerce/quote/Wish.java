package commerce.quote;

import java.util.List;
import java.util.SequencedMap;

import commerce.catalogue.SkuId;
import commerce.coupon.MemberCouponId;
import commerce.freight.Zone;
import org.jspecify.annotations.Nullable;

/**
 * What a member wants to know the cost of.
 *
 * @param wanted pieces per SKU
 * @param coupons of theirs, to be used for it
 * @param zone where it is to go
 * @param teamPrice of all of it; null: what anybody pays
 */
public record Wish(SequencedMap<SkuId, Integer> wanted, List<MemberCouponId> coupons, Zone zone,
        @Nullable TeamPrice teamPrice) {
    public Wish {
        coupons = List.copyOf(coupons);
    }

    /** At the price of anybody. */
    public Wish(SequencedMap<SkuId, Integer> wanted, List<MemberCouponId> coupons, Zone zone) {
        this(wanted, coupons, zone, null);
    }
}
