package commerce.settlement;

import commerce.catalogue.SellerId;
import platform.id.Tsid;
import platform.money.Won;

/**
 * What goes back of an item whose purchase was confirmed before.
 *
 * @param claimId why; once by it
 * @param listPrice of the pieces that go back, before coupons
 * @param sellerCoupon what of these coupons was for them; {@code platformCoupon} so too
 * @param shipping what of the freight that was paid goes back
 * @param returnFreight what the buyer bears of the freight of the return: kept back of the refund
 */
public record ReturnedSale(Tsid orderId, Tsid itemId, Tsid claimId, SellerId seller, Won listPrice, Won sellerCoupon,
        Won platformCoupon, Won shipping, Won returnFreight) {
    public ReturnedSale {
        if (listPrice.isNegative() || sellerCoupon.isNegative() || platformCoupon.isNegative() || shipping.isNegative()
                || returnFreight.isNegative() || paid(listPrice, sellerCoupon, platformCoupon, shipping)
                        .isLessThan(returnFreight)) {
            throw new IllegalArgumentException("Claim " + claimId);
        }
    }

    private static Won paid(Won listPrice, Won sellerCoupon, Won platformCoupon, Won shipping) {
        return listPrice.minus(sellerCoupon).minus(platformCoupon).plus(shipping);
    }

    /** What was paid for what goes back. */
    Won paid() {
        return paid(listPrice, sellerCoupon, platformCoupon, shipping);
    }

    /** What the buyer gets back. */
    public Won refund() {
        return paid().minus(returnFreight);
    }
}
