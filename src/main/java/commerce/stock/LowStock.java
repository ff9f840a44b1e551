package commerce.stock;

import commerce.catalogue.SellerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import platform.database.Queries;

/** How many of a seller's SKUs are running out, for the first page of their admin. */
@Queries
public class LowStock {
    /** Whoever has more knows enough. */
    private static final int COUNTED = 100;

    private final JdbcClient jdbc;

    LowStock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of those for which somebody said how few is few; sold out ones among them; up to a hundred. */
    public long count(SellerId seller) {
        return jdbc.sql("""
                select 1 from commerce_stock_alarm a straight_join commerce_stock t on t.sku_id = a.sku_id
                where a.seller_id = ? and t.on_hand - t.held <= a.threshold limit ?""")
                .params(seller.value(), COUNTED).query(Integer.class).list().size();
    }
}
