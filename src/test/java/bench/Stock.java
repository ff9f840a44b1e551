package bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import bench.Wares.Ware;

/** Pieces of a ware in the database: there, and of these held for orders that are not paid. */
record Stock(long onHand, long held) {
    static void set(Connection database, Ware ware, int pieces) throws SQLException {
        try (PreparedStatement stock = database
                .prepareStatement("update commerce_stock set on_hand = ?, held = 0 where sku_id = ?")) {
            stock.setInt(1, pieces);
            stock.setLong(2, Long.parseLong(ware.sku()));
            stock.executeUpdate();
        }
    }

    static Stock of(Connection database, Ware ware) throws SQLException {
        try (PreparedStatement query = database
                .prepareStatement("select on_hand, held from commerce_stock where sku_id = ?")) {
            query.setLong(1, Long.parseLong(ware.sku()));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new Stock(row.getLong(1), row.getLong(2));
            }
        }
    }
}
