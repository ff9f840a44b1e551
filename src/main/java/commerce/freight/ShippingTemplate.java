package commerce.freight;

import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import platform.money.Won;

/**
 * What a seller asks for sending.
 *
 * @param fee won; zero when it is {@link Kind#FREE}
 * @param freeFrom of {@link Kind#FREE_FROM}: from this price of what is sent together on, it costs nothing
 * @param perPieces of {@link Kind#PER_PIECES}: the fee is asked for every so many pieces begun
 * @param bundles whether it is sent together with the seller's other goods of such templates
 * @param jejuFee on top, for Jeju; {@code islandFee} for other islands
 * @param returnFee for one way back
 * @param exchangeFee for both ways
 */
public record ShippingTemplate(TemplateId id, SellerId sellerId, String name, Kind kind, Won fee,
        @Nullable Won freeFrom, @Nullable Integer perPieces, boolean bundles, Won jejuFee, Won islandFee, Won returnFee,
        Won exchangeFee) {
    /** How the fee is asked. */
    public enum Kind {
        FREE, FLAT, FREE_FROM, PER_PIECES
    }

    /** How a fee is asked of which so much is said. */
    static Kind kind(Won fee, @Nullable Won freeFrom, @Nullable Integer perPieces) {
        if (!fee.isPositive()) {
            return Kind.FREE;
        }
        return freeFrom != null ? Kind.FREE_FROM : perPieces != null ? Kind.PER_PIECES : Kind.FLAT;
    }

    /** What it asks for sending there. */
    Rate rate(Zone zone) {
        return new Rate(id, fee, freeFrom, perPieces, surcharge(zone));
    }

    /** Whether so much of it is sent for nothing, but for what a zone asks. */
    public static boolean isFree(Won fee, @Nullable Won freeFrom, Won goods) {
        return !fee.isPositive() || (freeFrom != null && !goods.isLessThan(freeFrom));
    }

    private Won surcharge(Zone zone) {
        return switch (zone) {
            case MAINLAND -> Won.ZERO;
            case JEJU -> jejuFee;
            case ISLAND -> islandFee;
        };
    }
}
