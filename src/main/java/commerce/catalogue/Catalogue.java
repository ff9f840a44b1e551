package commerce.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RowInsert;
import platform.money.Won;
import platform.time.UtcColumn;

/** Sellers and their products. */
@Service
public class Catalogue {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final RowInsert sellerRows;
    private final RowInsert productRows;
    private final RowInsert skuRows;

    Catalogue(JdbcClient jdbc, JdbcTemplate template, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.sellerRows = new RowInsert(template, "commerce_seller", "id", "name", "status", "created_at");
        this.productRows = new RowInsert(template, "commerce_product", "id", "seller_id", "name", "description",
                "price", "tax_free", "status", "category", "category_id", "option_group1", "option_group2",
                "option_group3",
                "created_at");
        this.skuRows = new RowInsert(template, "commerce_sku", "id", "product_id", "choice1", "choice2", "choice3",
                "price_difference", "on_sale");
    }

    /** Adds sellers; fails if one is there. */
    @Transactional
    public void addSellers(Collection<Seller> sellers) {
        LocalDateTime now = UtcColumn.of(clock.instant());
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Seller seller : sellers) {
            rows.add(new @Nullable Object[]{seller.id().value(), seller.name(), seller.status().name(), now});
        }
        sellerRows.insert(rows);
    }

    /** Adds products with their SKUs; fails if one is there. */
    @Transactional
    public void addProducts(Collection<Product> products) {
        LocalDateTime now = UtcColumn.of(clock.instant());
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<@Nullable Object[]> skus = new ArrayList<>();
        for (Product product : products) {
            List<String> groups = product.optionGroups();
            rows.add(new @Nullable Object[]{product.id().value(), product.sellerId().value(), product.name(),
                    product.description(), product.price().amount(), product.taxFree(), product.status().name(),
                    product.category().name(), product.category().category().value(),
                    at(groups, 0), at(groups, 1), at(groups, 2), now});
            product.skus().forEach(sku -> skus.add(row(product.id(), sku)));
        }
        productRows.insert(rows);
        skuRows.insert(skus);
    }

    /** Adds forms to a product that is there; whoever does changes the product too, which is what instances hear of. */
    @Transactional
    public void addSkus(ProductId product, Collection<Sku> skus) {
        skuRows.insert(skus.stream().map(sku -> row(product, sku)).toList());
    }

    private static @Nullable Object[] row(ProductId product, Sku sku) {
        return new @Nullable Object[]{sku.id().value(), product.value(), at(sku.choices(), 0), at(sku.choices(), 1),
                at(sku.choices(), 2), sku.priceDifference().amount(), sku.onSale()};
    }

    /** A product, whether on sale or not. */
    @Transactional(readOnly = true)
    public Optional<Product> find(ProductId id) {
        List<Sku> skus = jdbc.sql("""
                select id, choice1, choice2, choice3, price_difference, on_sale
                from commerce_sku where product_id = ? order by id""").param(id.value()).query(Catalogue::sku).list();
        return jdbc.sql("""
                select id, seller_id, name, description, price, tax_free, status, category,
                    option_group1, option_group2, option_group3, sale_price, sale_from, sale_until, live_price
                from commerce_product where id = ?""").param(id.value()).query((row, n) -> product(row, skus))
                .optional();
    }

    /** Whether there is such a product that Madang has not ended, on sale or not. */
    @Transactional(readOnly = true)
    public boolean isThere(ProductId id) {
        return jdbc.sql("select id from commerce_product where id = ? and banned_at is null").param(id.value())
                .query(Long.class).optional().isPresent();
    }

    /** A seller, whether approved or not. */
    @Transactional(readOnly = true)
    public Optional<Seller> seller(SellerId id) {
        return jdbc.sql("select name, status from commerce_seller where id = ?").param(id.value()).query(
                (row, n) -> new Seller(id, row.getString("name"), SellerStatus.valueOf(row.getString("status"))))
                .optional();
    }

    private static Product product(ResultSet row, List<Sku> skus) throws SQLException {
        return new Product(new ProductId(row.getLong("id")), new SellerId(row.getLong("seller_id")),
                row.getString("name"), row.getString("description"), Won.of(row.getLong("price")),
                row.getBoolean("tax_free"), ProductStatus.valueOf(row.getString("status")),
                GoodsCategory.of(row.getString("category")), texts(row, "option_group"), skus, sale(row),
                row.getObject("live_price") == null ? null : Won.of(row.getLong("live_price")));
    }

    /** Of the columns of these names. */
    public static @Nullable Sale sale(ResultSet row) throws SQLException {
        return row.getObject("sale_price") == null
                ? null
                : new Sale(Won.of(row.getLong("sale_price")), UtcColumn.get(row, "sale_from"),
                        UtcColumn.get(row, "sale_until"));
    }

    private static Sku sku(ResultSet row, int number) throws SQLException {
        return new Sku(new SkuId(row.getLong("id")), texts(row, "choice"), Won.of(row.getLong("price_difference")),
                row.getBoolean("on_sale"));
    }

    /** The texts in the numbered columns of this name, up to the first empty one. */
    public static List<String> texts(ResultSet row, String name) throws SQLException {
        List<String> texts = new ArrayList<>();
        for (int i = 1; i <= Product.MOST_OPTION_GROUPS; i++) {
            String text = row.getString(name + i);
            if (text.isEmpty()) {
                break;
            }
            texts.add(text);
        }
        return texts;
    }

    private static String at(List<String> texts, int index) {
        return index < texts.size() ? texts.get(index) : "";
    }
}
