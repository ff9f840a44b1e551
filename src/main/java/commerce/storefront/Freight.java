package commerce.storefront;

import java.sql.ResultSet;
import java.sql.SQLException;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platform.money.Won;

/**
 * What its seller asks for sending a product, as its shipping template says; all of it zero without one. What an order comes to
 * says its quote, which knows what is sent together.
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
            coalesce(f.fee, 0) as fee, f.free_from, f.per_pieces, coalesce(f.bundles, false) as bundles,
            coalesce(f.jeju_fee, 0) as jeju_fee, coalesce(f.island_fee, 0) as island_fee,
            coalesce(f.return_fee, 0) as return_fee, coalesce(f.exchange_fee, 0) as exchange_fee""";

    static Freight of(ResultSet row) throws SQLException {
        Long freeFrom = row.getObject("free_from", Long.class);
        return new Freight(Won.of(row.getLong("fee")), freeFrom == null ? null : Won.of(freeFrom),
                row.getObject("per_pieces", Integer.class), row.getBoolean("bundles"),
                Won.of(row.getLong("jeju_fee")), Won.of(row.getLong("island_fee")),
                Won.of(row.getLong("return_fee")), Won.of(row.getLong("exchange_fee")));
    }
}
