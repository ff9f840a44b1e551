package commerce.stock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import commerce.catalogue.Catalogue;
import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import commerce.catalogue.SkuId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import platform.database.Queries;
import platform.time.UtcColumn;

/** A seller's stock as its people see it. */
@Queries
class ReadSellerStock {
    private static final String LINE = """
            select k.id, k.product_id, p.name, k.choice1, k.choice2, k.choice3, k.code, t.on_hand, t.held, a.threshold
            """;
    private static final String OF_PRODUCTS = LINE + """
            from commerce_sku k join commerce_product p on p.id = k.product_id
            join commerce_stock t on t.sku_id = k.id left join commerce_stock_alarm a on a.sku_id = k.id
            """;
    private static final String FOUND = """
            and (locate(lower(:words), lower(p.name)) > 0
               or exists (select 1 from commerce_sku k where k.product_id = p.id and k.code = :words))""";

    private final JdbcClient jdbc;

    ReadSellerStock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param threshold so many are few; null: nobody wants to be told */
    record Line(SkuId sku, ProductId product, String name, List<String> choices, String code, Pieces pieces,
            @Nullable Integer threshold) {
        public boolean isLow() {
            return threshold != null && pieces.available() <= threshold;
        }
    }

    /** @param order by which; null: none */
    record Movement(long id, Instant at, EntryKind kind, int quantity, @Nullable Long order,
            @Nullable String reason) {}

    /** Of products with ids smaller than this, newest first: so many of them, each with all its SKUs. */
    public List<ProductId> products(SellerId seller, String words, long before, int most) {
        JdbcClient.StatementSpec statement = jdbc.sql("select p.id from commerce_product p "
                + "where p.seller_id = :seller and p.id < :before" + (words.isEmpty() ? "" : " " + FOUND)
                + " order by p.id desc limit :most").param("seller", seller.value()).param("before", before)
                .param("most", most);
        return (words.isEmpty() ? statement : statement.param("words", words))
                .query((row, number) -> new ProductId(row.getLong("id"))).list();
    }

    public List<Line> lines(List<ProductId> products) {
        return products.isEmpty()
                ? List.of()
                : jdbc.sql(OF_PRODUCTS + "where k.product_id in (:products)")
                        .param("products", products.stream().map(ProductId::value).toList())
                        .query(ReadSellerStock::line).list().stream()
                        .sorted(Comparator.<Line>comparingLong(line -> -line.product().value())
                                .thenComparingLong(line -> line.sku().value()))
                        .toList();
    }

    /** Those of which few are left, with ids greater than this. */
    public List<Line> low(SellerId seller, long after, int most) {
        return jdbc.sql(LINE + """
                from commerce_stock_alarm a straight_join commerce_stock t on t.sku_id = a.sku_id
                straight_join commerce_sku k on k.id = a.sku_id straight_join commerce_product p on p.id = k.product_id
                where a.seller_id = ? and a.sku_id > ? and t.on_hand - t.held <= a.threshold
                order by a.sku_id limit ?""").params(seller.value(), after, most).query(ReadSellerStock::line).list();
    }

    /** One of this seller's; empty for another's. */
    public Optional<Line> find(SellerId seller, SkuId sku) {
        return jdbc.sql(OF_PRODUCTS + "where k.id = ? and p.seller_id = ?").params(sku.value(), seller.value())
                .query(ReadSellerStock::line).optional();
    }

    /** What was written of it with ids smaller than this, newest first. */
    public List<Movement> ledger(SkuId sku, long before, int most) {
        return jdbc.sql("""
                select id, at, kind, quantity, order_id, reason from commerce_stock_entry
                where sku_id = ? and id < ? order by id desc limit ?""").params(sku.value(), before, most)
                .query((row, number) -> new Movement(row.getLong("id"), UtcColumn.get(row, "at"),
                        EntryKind.valueOf(row.getString("kind")), row.getInt("quantity"),
                        row.getObject("order_id", Long.class), row.getString("reason")))
                .list();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(new SkuId(row.getLong("id")), new ProductId(row.getLong("product_id")), row.getString("name"),
                Catalogue.texts(row, "choice"), row.getString("code"),
                new Pieces(row.getInt("on_hand"), row.getInt("held")), row.getObject("threshold", Integer.class));
    }
}
