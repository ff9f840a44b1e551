package commerce.stock;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

import commerce.catalogue.SkuId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Compares the stock rows with what they are the sum of. */
@Component
public class StockReconciler {
    private static final int BATCH = 1_000;
    private static final int MOST = 100;

    private final JdbcClient jdbc;

    StockReconciler(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Page(List<Long> skus, List<SkuId> different) {}

    /**
     * The SKUs whose pieces on hand are not the sum of their ledger, or whose held pieces are not the sum of their holds, with
     * those of which there are holds and no stock; at most 100. A thousand SKUs at a time, so that no statement takes long.
     */
    @Transactional(readOnly = true)
    public List<SkuId> differences() {
        List<SkuId> found = new ArrayList<>(jdbc.sql("""
                select distinct h.sku_id from commerce_stock_hold h left join commerce_stock s on s.sku_id = h.sku_id
                where h.state = 'HELD' and s.sku_id is null limit ?""").param(MOST)
                .query((row, number) -> new SkuId(row.getLong(1))).list());
        long after = Long.MIN_VALUE;
        Page page;
        do {
            page = page(after);
            found.addAll(page.different());
            after = page.skus().isEmpty() ? after : page.skus().getLast();
        } while (page.skus().size() == BATCH && found.size() < MOST);
        return found.stream().limit(MOST).toList();
    }

    private Page page(long after) {
        Page page = new Page(new ArrayList<>(), new ArrayList<>());
        jdbc.sql(
                """
                        select s.sku_id,
                            s.on_hand <> (select coalesce(sum(e.quantity), 0) from commerce_stock_entry e where e.sku_id = s.sku_id)
                            or s.held <> (select coalesce(sum(h.quantity), 0) from commerce_stock_hold h
                                where h.sku_id = s.sku_id and h.state = 'HELD') as differs
                        from commerce_stock s where s.sku_id > ? order by s.sku_id limit ?""")
                .params(after, BATCH)
                .query((ResultSet row) -> {
                    page.skus().add(row.getLong("sku_id"));
                    if (row.getBoolean("differs")) {
                        page.different().add(new SkuId(row.getLong("sku_id")));
                    }
                });
        return page;
    }
}
