package commerce.order;

import java.time.Instant;
import java.util.Optional;

import commerce.catalogue.ProductId;
import commerce.catalogue.SkuId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** Purchases that stand: who may say what they think of a product. */
@Service
public class ConfirmedPurchases {
    private final JdbcClient jdbc;

    ConfirmedPurchases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was bought, and since when that stands. */
    public record Confirmed(ProductId productId, SkuId skuId, String optionName, Instant confirmedAt) {}

    /** An item of this buyer's; empty when its purchase does not stand, and of anybody else's. */
    @Transactional(readOnly = true)
    public Optional<Confirmed> of(Tsid buyer, ItemId item) {
        return jdbc.sql("""
                select l.product_id, l.sku_id, l.option_name, l.purchase_confirmed_at
                from commerce_order_line l join commerce_order o on o.id = l.order_id
                where l.id = ? and o.buyer_id = ? and l.purchase_confirmed_at is not null""")
                .params(item.value(), buyer.value())
                .query((row, number) -> new Confirmed(new ProductId(row.getLong("product_id")),
                        new SkuId(row.getLong("sku_id")), row.getString("option_name"),
                        UtcColumn.get(row, "purchase_confirmed_at")))
                .optional();
    }
}
