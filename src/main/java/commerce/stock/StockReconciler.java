package commerce.stock;

import java.util.List;

import commerce.catalogue.SkuId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Compares the stock rows with what they are the sum of. */
@Component
public class StockReconciler {
    private final JdbcClient jdbc;

    StockReconciler(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The SKUs whose pieces on hand are not the sum of their ledger, or whose held pieces are not the sum of their holds; at
     * most 100.
     */
    @Transactional(readOnly = true)
    public List<SkuId> differences() {
        return jdbc.sql("""
                select s.sku_id from commerce_stock s
                left join (select sku_id, sum(quantity) as quantity from commerce_stock_entry group by sku_id) e
                    on e.sku_id = s.sku_id
                left join (select sku_id, sum(quantity) as quantity from commerce_stock_hold where state = 'HELD'
                    group by sku_id) h on h.sku_id = s.sku_id
                where s.on_hand <> coalesce(e.quantity, 0) or s.held <> coalesce(h.quantity, 0)
                order by s.sku_id limit 100""").query((row, number) -> new SkuId(row.getLong(1))).list();
    }
}
