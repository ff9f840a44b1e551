package commerce.quote;

import java.util.List;
import java.util.SequencedMap;

import commerce.catalogue.SkuId;
import commerce.coupon.MemberCouponId;
import commerce.freight.Zone;

/**
 * What a member wants to know the cost of.
 *
 * @param wanted pieces per SKU
 * @param coupons of theirs, to be used for it
 * @param zone where it is to go
 */
public record Wish(SequencedMap<SkuId, Integer> wanted, List<MemberCouponId> coupons, Zone zone) {
    public Wish {
        coupons = List.copyOf(coupons);
    }
}
