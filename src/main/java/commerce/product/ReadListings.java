package commerce.product;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import commerce.catalogue.ProductId;
import commerce.catalogue.ProductImages;
import commerce.catalogue.ProductStatus;
import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import platform.database.Queries;
import platform.money.Won;
import tools.jackson.databind.json.JsonMapper;

/** A seller's products as its own people look for them. */
@Queries
public class ReadListings {
    private static final String KNOWN = """
            select p.id, p.name, p.price, p.images, d.status as written, '' as reason
            from commerce_product p left join commerce_product_draft d on d.product_id = p.id
            where p.seller_id = :seller and p.status = :status and p.id < :before""";
    private static final String KNOWN_FOUND = """
            and (locate(lower(:words), lower(p.name)) > 0
               or exists (select 1 from commerce_sku k where k.product_id = p.id and k.code = :words))""";
    private static final String WRITTEN = """
            select d.product_id as id, d.name, d.content, d.reason, p.price, p.id as known
            from commerce_product_draft d left join commerce_product p on p.id = d.product_id
            where d.seller_id = :seller and d.status = :status and d.sent_back = :sentBack and d.product_id < :before""";
    /** Codes stand in the JSON of what is written. */
    private static final String WRITTEN_FOUND = """
            and (locate(lower(:words), lower(d.name)) > 0 or locate(:code, d.content) > 0)""";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    ReadListings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One of a list.
     *
     * @param price of what is written, when buyers do not know it; null when none is written
     * @param image the first; null: none
     * @param written what a change of it is; null when none is written, and of what is not known
     * @param isKnown whether buyers know it
     * @param reason why it was sent back; empty when it was not
     */
    public record Listed(ProductId id, String name, @Nullable Won price, @Nullable Long image,
            @Nullable ProductStatus written, boolean isKnown, String reason) {}

    /**
     * Those of a tab with ids smaller than this, newest first.
     *
     * @param words of the name, or the code of a form; empty: all
     */
    public List<Listed> of(SellerId seller, ProductTab tab, String words, long before, int most) {
        String query = (tab.isWritten() ? WRITTEN : KNOWN)
                + (words.isEmpty() ? "" : " " + (tab.isWritten() ? WRITTEN_FOUND : KNOWN_FOUND))
                + (tab.isWritten() ? " order by d.product_id desc" : " order by p.id desc") + " limit :most";
        JdbcClient.StatementSpec statement = jdbc.sql(query).param("seller", seller.value())
                .param("status", tab.status().name()).param("before", before).param("most", most);
        if (tab.isWritten()) {
            statement = statement.param("sentBack", tab == ProductTab.SENT_BACK);
        }
        if (!words.isEmpty()) {
            statement = statement.param("words", words);
        }
        if (!words.isEmpty() && tab.isWritten()) {
            statement = statement.param("code", "\"code\":" + JSON.writeValueAsString(words));
        }
        return statement.query(tab.isWritten() ? ReadListings::written : ReadListings::known).list();
    }

    /** How many there are in each tab; along the indexes, through all of the one seller. */
    public Map<ProductTab, Long> count(SellerId seller) {
        Map<ProductTab, Long> count = new EnumMap<>(ProductTab.class);
        for (ProductTab tab : ProductTab.values()) {
            count.put(tab, 0L);
        }
        jdbc.sql("select status, count(*) as products from commerce_product where seller_id = ? group by status")
                .param(seller.value()).query(row -> {
                    count.put(ProductTab.valueOf(row.getString("status")), row.getLong("products"));
                });
        jdbc.sql("""
                select status, sent_back, count(*) as products from commerce_product_draft where seller_id = ?
                group by status, sent_back""").param(seller.value()).query(row -> {
            count.put(row.getBoolean("sent_back") ? ProductTab.SENT_BACK : ProductTab.valueOf(row.getString("status")),
                    row.getLong("products"));
        });
        return count;
    }

    private static Listed known(ResultSet row, int number) throws SQLException {
        List<Long> images = ProductImages.read(row.getString("images"));
        String written = row.getString("written");
        return new Listed(new ProductId(row.getLong("id")), row.getString("name"), Won.of(row.getLong("price")),
                images.isEmpty() ? null : images.getFirst(), written == null ? null : ProductStatus.valueOf(written),
                true, "");
    }

    private static Listed written(ResultSet row, int number) throws SQLException {
        Draft draft = DraftJson.read(row.getString("content"));
        Terms terms = draft.terms();
        List<Long> images = draft.content().images();
        boolean isKnown = row.getLong("known") != 0;
        return new Listed(new ProductId(row.getLong("id")), row.getString("name"),
                isKnown ? Won.of(row.getLong("price")) : terms == null ? null : terms.price(),
                images.isEmpty() ? null : images.getFirst(), null, isKnown, row.getString("reason"));
    }
}
