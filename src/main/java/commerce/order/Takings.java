package commerce.order;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import commerce.catalogue.SkuId;
import commerce.coupon.MemberCouponId;
import commerce.quote.FrozenQuote;
import commerce.quote.QuoteId;
import commerce.refusal.CommerceError;
import platform.web.DomainException;

/**
 * What orders that are to be written together take one after the other. All of them are written or none, so what one of them takes the
 * next does not get.
 */
final class Takings {
    private final Map<SkuId, Integer> left;
    private final Set<QuoteId> quotes = new HashSet<>();
    private final Set<MemberCouponId> coupons = new HashSet<>();

    /** @param available of all that is in the quotes */
    Takings(Map<SkuId, Integer> available) {
        this.left = new HashMap<>(available);
    }

    /** All that an order of this quote takes; throws, and takes nothing, when one before has some of it. */
    void take(QuoteId quote, FrozenQuote costs) {
        if (quotes.contains(quote)) {
            throw new DomainException(CommerceError.QUOTE_ALREADY_ORDERED);
        }
        if (!Collections.disjoint(coupons, costs.coupons())) {
            throw new DomainException(CommerceError.COUPON_ALREADY_USED);
        }
        for (FrozenQuote.Line line : costs.lines()) {
            if (left.getOrDefault(line.skuId(), 0) < line.quantity()) {
                throw new DomainException(CommerceError.SOLD_OUT, line.productName());
            }
        }
        quotes.add(quote);
        coupons.addAll(costs.coupons());
        costs.lines().forEach(line -> left.merge(line.skuId(), -line.quantity(), Integer::sum));
    }
}
