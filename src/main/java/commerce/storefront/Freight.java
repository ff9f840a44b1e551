package commerce.storefront;

import java.sql.ResultSet;
import java.sql.SQLException;

import commerce.freight.Parcels;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platform.money.Won;

/**
 * What its seller asks for sending a product, as its shipping template says; without one, what is asked of goods without one
 * ({@link Parcels}). What an order comes to says its quote, which knows what is sent together.
 */
@Schema(name = "Freight")
record Freight(@Schema(description = "for a parcel; 0: it is sent for nothing") Won fee,
        @Schema(nullable = true, description = "from this price of what is sent together on it costs nothing; null: however much") @Nullable Won freeFrom,
        @Schema(nullable = true, description = "the fee is asked for every so many pieces begun; null: for the parcel", example = "10") @Nullable Integer perPieces,
        @Schema(description = "whether it is sent together with the seller's other goods of which this is said too") boolean bundles,
        @Schema(description = "on top, for Jeju") Won jejuFee,
        @Schema(description = "on top, for other islands") Won islandFee,
        @Schema(description = "for the way back of a buyer who changed their mind") Won returnFee,
        @Schema(description = "for both ways of an exchange, likewise") Won exchangeFee) {
    /** Of a product's template {@code f}, for {@link #of}. */
    static final String COLUMNS = """
            f.fee, f.free_from, f.per_pieces, f.bundles, f.jeju_fee, f.island_fee, f.return_fee, f.exchange_fee""";

    private static final Freight WITHOUT_TEMPLATE = new Freight(Won.ZERO, null, null, true, Won.ZERO, Won.ZERO,
            Parcels.USUAL_RETURN_FEE, Parcels.USUAL_EXCHANGE_FEE);

    static Freight of(ResultSet row) throws SQLException {
        Long fee = row.getObject("fee", Long.class);
        if (fee == null) {
            return WITHOUT_TEMPLATE;
        }
        Long freeFrom = row.getObject("free_from", Long.class);
        return new Freight(Won.of(fee), freeFrom == null ? null : Won.of(freeFrom),
                row.getObject("per_pieces", Integer.class), row.getBoolean("bundles"),
                Won.of(row.getLong("jeju_fee")), Won.of(row.getLong("island_fee")),
                Won.of(row.getLong("return_fee")), Won.of(row.getLong("exchange_fee")));
    }
}
