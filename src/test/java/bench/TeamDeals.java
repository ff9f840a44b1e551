package bench;

import bench.Wares.Ware;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is offered to teams. */
public final class TeamDeals {
    private static final int PRICE = 1_000;
    private static final int PIECES = 100_000;

    private TeamDeals() {}

    /** Offers a ware to teams of this size, for a day and as its seller does; returns the deal's id. */
    public static long offer(JdbcClient jdbc, Ware ware, int teamSize) {
        jdbc.sql(
                """
                        insert into commerce_deal (id, seller_id, product_id, team_size, team_price, list_price, minutes, quota, per_buyer,
                            starts_at, ends_at, created_at)
                        select (select max(id) + 1 from commerce_deal), p.seller_id, p.id, :size, :price, p.price, 60, :pieces, :pieces,
                            utc_timestamp(6) - interval 1 hour, utc_timestamp(6) + interval 1 day, utc_timestamp(6)
                        from commerce_sku s join commerce_product p on p.id = s.product_id where s.id = :sku""")
                .param("size", teamSize).param("price", PRICE).param("pieces", PIECES).param("sku", ware.sku())
                .update();
        return jdbc.sql("select max(id) from commerce_deal").query(Long.class).single();
    }
}
