package commerce.storefront;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import commerce.catalogue.Catalogue;
import commerce.catalogue.CategoryId;
import commerce.catalogue.NamedValues;
import commerce.catalogue.PriceNow;
import commerce.catalogue.Product;
import commerce.catalogue.ProductId;
import commerce.catalogue.ProductImages;
import commerce.catalogue.ProductStatus;
import commerce.catalogue.Seller;
import commerce.catalogue.SellerId;
import commerce.catalogue.SellerStatus;
import commerce.catalogue.Sku;
import commerce.catalogue.SkuId;
import commerce.image.ImageId;
import commerce.shelf.ShelfGoods;
import commerce.shelf.Tile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import platform.time.UtcColumn;

/** What a shop window shows: only products that are on sale, by sellers who may sell. */
@Repository
class ProductPages {
    private final JdbcClient jdbc;
    private final Catalogue catalogue;
    private final Clock clock;

    ProductPages(JdbcClient jdbc, Catalogue catalogue, Clock clock) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** What is told of a product besides, by the codes of its category's form. */
    record Told(CategoryId category, Map<String, String> attributes, Map<String, String> notice,
            List<ImageId> images) {}

    /** A product as it is until somebody changes it. */
    record Described(Product product, String sellerName, boolean onSale, Told told) {}

    /** A product with everything needed to order it; of each SKU, how many pieces nobody holds. */
    record Page(Product product, String sellerName, boolean onSale, Told told, Map<SkuId, Integer> available) {}

    /**
     * Products on sale, newest first.
     *
     * @param seller of this seller only; null for all
     * @param before ids smaller than this
     */
    @Transactional(readOnly = true)
    List<Tile> newest(@Nullable SellerId seller, long before, int most) {
        // straight_join: the servers would rather begin at the few sellers and then sort all of their products.
        return jdbc
                .sql("""
                        select p.id, p.name, p.price, %s as price_now, p.images, p.seller_id, s.name as seller_name,
                            not exists (select 1 from commerce_sku k join commerce_stock t on t.sku_id = k.id
                                where k.product_id = p.id and k.on_sale and t.on_hand > t.held) as sold_out
                        from commerce_product p straight_join commerce_seller s on s.id = p.seller_id
                        where p.status = 'ON_SALE' and s.status = 'APPROVED' and p.id < :before
                        """.formatted(PriceNow.OF_P) + (seller == null ? "" : "and p.seller_id = :seller ")
                        + "order by p.id desc limit :most")
                .param("now", UtcColumn.of(clock.instant())).param("before", before)
                .param("seller", seller == null ? 0 : seller.value()).param("most", most)
                .query(ShelfGoods::tile).list();
    }

    /** One product: on sale or not, it stays readable by its id, as orders and links lead to it. */
    @Transactional(readOnly = true)
    Optional<Described> describe(ProductId id) {
        return catalogue.find(id).map(product -> {
            Seller seller = catalogue.seller(product.sellerId()).orElseThrow();
            return new Described(product, seller.name(),
                    product.status() == ProductStatus.ON_SALE && seller.status() == SellerStatus.APPROVED, told(id));
        });
    }

    /** How many pieces of each of these SKUs nobody holds; the stock itself has the last word. */
    @Transactional(readOnly = true)
    Map<SkuId, Integer> available(Collection<Sku> skus) {
        Map<SkuId, Integer> available = new HashMap<>();
        jdbc.sql("select sku_id, on_hand - held as available from commerce_stock where sku_id in (:skus)")
                .param("skus", skus.stream().map(sku -> sku.id().value()).toList()).query(row -> {
                    available.put(new SkuId(row.getLong("sku_id")), row.getInt("available"));
                });
        return available;
    }

    private Told told(ProductId id) {
        return jdbc.sql("select category_id, attributes, notice, images from commerce_product where id = ?")
                .param(id.value())
                .query((row, number) -> new Told(new CategoryId(row.getLong("category_id")),
                        NamedValues.read(row.getString("attributes")), NamedValues.read(row.getString("notice")),
                        ProductImages.read(row.getString("images")).stream().map(ImageId::new).toList()))
                .single();
    }
}
