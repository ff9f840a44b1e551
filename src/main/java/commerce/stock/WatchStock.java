package commerce.stock;

import commerce.catalogue.SellerId;
import commerce.catalogue.SkuId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A seller's person says from how many pieces on they want to be told that few are left. */
@Service
public class WatchStock {
    private final JdbcClient jdbc;
    private final OwnSkus skus;

    WatchStock(JdbcClient jdbc, OwnSkus skus) {
        this.jdbc = jdbc;
        this.skus = skus;
    }

    /**
     * Says it.
     *
     * @param threshold so many that nobody holds are few; 0: never
     * @throws platform.web.DomainException {@code SKU_NOT_FOUND}, also of another seller's
     */
    @Transactional
    public void watch(SellerId seller, SkuId sku, int threshold) {
        skus.require(seller, sku);
        if (threshold == 0) {
            jdbc.sql("delete from commerce_stock_alarm where sku_id = ?").param(sku.value()).update();
        } else {
            jdbc.sql("""
                    insert into commerce_stock_alarm (sku_id, seller_id, threshold) values (?, ?, ?)
                    on duplicate key update threshold = values(threshold)""")
                    .params(sku.value(), seller.value(), threshold).update();
        }
    }
}
