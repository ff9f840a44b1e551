package commerce.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import platform.money.Won;
import platform.time.UtcColumn;

/** Present prices and availability. */
@Service
public class Offers {
    private final JdbcClient jdbc;

    private final Clock clock;

    Offers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The offers of these SKUs; one that does not exist is absent. */
    public Map<SkuId, Offer> of(Collection<SkuId> skus) {
        List<Long> ids = skus.stream().map(SkuId::value).toList();
        return jdbc
                .sql("""
                        select k.id, k.product_id, p.seller_id, p.name, k.choice1, k.choice2, k.choice3,
                            %s + k.price_difference as unit_price, p.price + k.price_difference as list_price,
                            k.price_difference,
                            p.shipping_template_id, p.tax_free, p.category,
                            k.on_sale and p.status = 'ON_SALE' and s.status = 'APPROVED' as on_sale,
                            t.on_hand - t.held as available
                        from commerce_sku k
                        join commerce_product p on p.id = k.product_id
                        join commerce_seller s on s.id = p.seller_id
                        join commerce_stock t on t.sku_id = k.id
                        where k.id in (:ids)"""
                        .formatted(PriceNow.OF_P))
                .param("ids", ids)
                .param("now", UtcColumn.of(clock.instant())).query(Offers::offer).stream()
                .collect(Collectors.toMap(Offer::skuId, Function.identity()));
    }

    private static Offer offer(ResultSet row, int number) throws SQLException {
        long template = row.getLong("shipping_template_id");
        return new Offer(new SkuId(row.getLong("id")), new ProductId(row.getLong("product_id")),
                new SellerId(row.getLong("seller_id")), row.getString("name"),
                String.join(" / ", Catalogue.texts(row, "choice")), Won.of(row.getLong("unit_price")),
                Won.of(row.getLong("list_price")), Won.of(row.getLong("price_difference")),
                template == 0 ? null : template,
                row.getBoolean("tax_free"), GoodsCategory.of(row.getString("category")), row.getBoolean("on_sale"),
                row.getInt("available"));
    }
}
