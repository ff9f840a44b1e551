package commerce.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import platform.money.Won;

/** What a shop window shows: only products that are on sale, by sellers who may sell. */
@Repository
class ProductPages {
    private final JdbcClient jdbc;
    private final Catalogue catalogue;

    ProductPages(JdbcClient jdbc, Catalogue catalogue) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
    }

    /** A product in a list. */
    record Tile(ProductId id, String name, Won price, SellerId sellerId, String sellerName, boolean soldOut) {}

    /** A product with everything needed to order it. */
    record Page(Product product, String sellerName, boolean onSale, List<Availability> availability) {}

    /** How many pieces of a SKU nobody holds. */
    record Availability(SkuId skuId, int available) {}

    /**
     * Products on sale, newest first.
     *
     * @param seller of this seller only; null for all
     * @param before ids smaller than this
     */
    @Transactional(readOnly = true)
    List<Tile> newest(@Nullable SellerId seller, long before, int most) {
        // straight_join: the servers would rather begin at the few sellers and then sort all of their products.
        return jdbc.sql("""
                select p.id, p.name, p.price, p.seller_id, s.name as seller_name,
                    not exists (select 1 from commerce_sku k join commerce_stock t on t.sku_id = k.id
                        where k.product_id = p.id and k.on_sale and t.on_hand > t.held) as sold_out
                from commerce_product p straight_join commerce_seller s on s.id = p.seller_id
                where p.status = 'ON_SALE' and s.status = 'APPROVED' and p.id < :before
                """ + (seller == null ? "" : "and p.seller_id = :seller ") + "order by p.id desc limit :most")
                .param("before", before).param("seller", seller == null ? 0 : seller.value()).param("most", most)
                .query(ProductPages::tile).list();
    }

    /** One product: on sale or not, it stays readable by its id, as orders and links lead to it. */
    @Transactional(readOnly = true)
    Optional<Page> page(ProductId id) {
        return catalogue.find(id).map(product -> {
            Seller seller = catalogue.seller(product.sellerId()).orElseThrow();
            return new Page(product, seller.name(),
                    product.status() == ProductStatus.ON_SALE && seller.status() == SellerStatus.APPROVED,
                    availability(id));
        });
    }

    private List<Availability> availability(ProductId product) {
        return jdbc.sql("""
                select k.id, t.on_hand - t.held as available
                from commerce_sku k join commerce_stock t on t.sku_id = k.id where k.product_id = ? order by k.id""")
                .param(product.value())
                .query((row, number) -> new Availability(new SkuId(row.getLong("id")), row.getInt("available"))).list();
    }

    private static Tile tile(ResultSet row, int number) throws SQLException {
        return new Tile(new ProductId(row.getLong("id")), row.getString("name"), Won.of(row.getLong("price")),
                new SellerId(row.getLong("seller_id")), row.getString("seller_name"), row.getBoolean("sold_out"));
    }
}
