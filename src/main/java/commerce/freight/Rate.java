package commerce.freight;

import org.jspecify.annotations.Nullable;
import platform.money.Won;

/**
 * What sending some goods costs by their template, in one zone and as it was when asked: what is kept with an order, so that its
 * parcels can be reckoned anew when less is left in them.
 *
 * @param template null of what is sent for nothing, as its seller has said nothing
 * @param fee for the parcel; from {@code freeFrom} of its goods on nothing, or for every {@code perPieces} begun of this template
 * @param surcharge on top, for the zone
 */
public record Rate(@Nullable TemplateId template, Won fee, @Nullable Won freeFrom, @Nullable Integer perPieces,
        Won surcharge) {
    static final Rate NOTHING = new Rate(null, Won.ZERO, null, null, Won.ZERO);

    boolean isFree(Won goods) {
        return ShippingTemplate.isFree(fee, freeFrom, goods);
    }

    /** Before the surcharge, in a parcel of so much in all, and so many pieces by this template. */
    Won feeFor(Won goods, int pieces) {
        return perPieces != null ? fee.times(Math.ceilDiv(pieces, perPieces)) : isFree(goods) ? Won.ZERO : fee;
    }
}
