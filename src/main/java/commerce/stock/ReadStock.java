package commerce.stock;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import commerce.catalogue.SkuId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many pieces there are now, for those who look. */
@Service
public class ReadStock {
    private final JdbcClient jdbc;

    ReadStock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of each of these. */
    @Transactional(readOnly = true)
    public Map<SkuId, Pieces> of(Collection<SkuId> skus) {
        Map<SkuId, Pieces> pieces = new HashMap<>();
        if (!skus.isEmpty()) {
            skus.forEach(sku -> pieces.put(sku, Pieces.NONE));
            jdbc.sql("select sku_id, on_hand, held from commerce_stock where sku_id in (:skus)")
                    .param("skus", skus.stream().map(SkuId::value).toList()).query(row -> {
                        pieces.put(new SkuId(row.getLong("sku_id")),
                                new Pieces(row.getInt("on_hand"), row.getInt("held")));
                    });
        }
        return pieces;
    }
}
