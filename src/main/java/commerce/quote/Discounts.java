package commerce.quote;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import commerce.catalogue.Offer;
import commerce.catalogue.SellerId;
import commerce.coupon.Coupon;
import commerce.coupon.MemberCoupon;
import commerce.refusal.CommerceError;
import org.jspecify.annotations.Nullable;
import platform.money.Won;
import platform.web.DomainException;

/** What coupons lower the price of each of the goods by: first the sellers', one each, then one of the platform's. */
final class Discounts {
    private final List<Offer> offers;
    private final List<Won> prices;
    private final Instant now;
    private final List<Won> bySellers;
    private List<Won> byPlatform;

    private Discounts(List<Offer> offers, List<Won> prices, Instant now) {
        this.offers = offers;
        this.prices = prices;
        this.now = now;
        this.bySellers = new ArrayList<>(Collections.nCopies(prices.size(), Won.ZERO));
        this.byPlatform = Collections.nCopies(prices.size(), Won.ZERO);
    }

    /**
     * Uses all of these coupons.
     *
     * @param prices of all pieces, in the order of the offers
     * @throws DomainException {@link CommerceError#COUPON_ALREADY_USED}, {@link CommerceError#COUPON_NOT_USABLE}
     */
    static Discounts of(List<Offer> offers, List<Won> prices, List<MemberCoupon> coupons, Instant now) {
        Discounts discounts = new Discounts(offers, prices, now);
        List<SellerId> seen = new ArrayList<>();
        for (MemberCoupon held : coupons) {
            SellerId seller = held.coupon().sellerId();
            if (held.orderId() != null) {
                throw new DomainException(CommerceError.COUPON_ALREADY_USED);
            }
            if (seller != null) {
                discounts.bySeller(held.coupon(), seller, seen);
            }
        }
        List<Coupon> platforms = coupons.stream().map(MemberCoupon::coupon).filter(each -> each.sellerId() == null)
                .toList();
        if (platforms.size() > 1) {
            throw unusable(platforms.getLast());
        }
        discounts.byPlatform(platforms.isEmpty() ? null : platforms.getFirst());
        return discounts;
    }

    private void bySeller(Coupon coupon, SellerId seller, List<SellerId> seen) {
        if (seen.contains(seller)) {
            throw unusable(coupon);
        }
        seen.add(seller);
        List<Integer> of = new ArrayList<>();
        for (int i = 0; i < offers.size(); i++) {
            if (offers.get(i).sellerId().equals(seller)) {
                of.add(i);
            }
        }
        List<Won> shares = shares(coupon, of.stream().map(prices::get).toList());
        for (int i = 0; i < shares.size(); i++) {
            bySellers.set(of.get(i), shares.get(i));
        }
    }

    private void byPlatform(@Nullable Coupon coupon) {
        if (coupon == null) {
            return;
        }
        List<Won> left = new ArrayList<>();
        for (int i = 0; i < prices.size(); i++) {
            left.add(prices.get(i).minus(bySellers.get(i)));
        }
        byPlatform = shares(coupon, left);
    }

    private List<Won> shares(Coupon coupon, List<Won> of) {
        Won goods = of.stream().reduce(Won.ZERO, Won::plus);
        if (!coupon.holds(goods, now)) {
            throw unusable(coupon);
        }
        return Shares.divide(coupon.discount(goods), of);
    }

    private static DomainException unusable(Coupon coupon) {
        return new DomainException(CommerceError.COUPON_NOT_USABLE, coupon.name());
    }

    Won seller(int index) {
        return bySellers.get(index);
    }

    Won platform(int index) {
        return byPlatform.get(index);
    }
}
