package commerce.storefront;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import commerce.catalogue.Catalogue;
import commerce.catalogue.CategoryId;
import commerce.catalogue.NamedValues;
import commerce.catalogue.Product;
import commerce.catalogue.ProductId;
import commerce.catalogue.ProductImages;
import commerce.catalogue.ProductStatus;
import commerce.catalogue.Rating;
import commerce.catalogue.Seller;
import commerce.catalogue.SellerStatus;
import commerce.catalogue.Sku;
import commerce.catalogue.SkuId;
import commerce.image.ImageId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Products by themselves, with all that is told of them. */
@Repository
class ProductPages {
    private final JdbcClient jdbc;
    private final Catalogue catalogue;

    ProductPages(JdbcClient jdbc, Catalogue catalogue) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
    }

    /** What is told of a product besides, by the codes of its category's form. */
    record Told(CategoryId category, Map<String, String> attributes, Map<String, String> notice,
            List<ImageId> images, @Nullable Rating rating, Freight freight) {}

    /** A product as it is until somebody changes it. */
    record Described(Product product, String sellerName, boolean onSale, Told told) {}

    /** A product with everything needed to order it; of each SKU, how many pieces nobody holds. */
    record Page(Product product, String sellerName, boolean onSale, Told told, Map<SkuId, Integer> available) {}

    /** One product: on sale or not, it stays readable by its id, as orders and links lead to it, unless Madang ended it. */
    @Transactional(readOnly = true)
    Optional<Described> describe(ProductId id) {
        return catalogue.find(id).filter(product -> !isBanned(id)).map(product -> {
            Seller seller = catalogue.seller(product.sellerId()).orElseThrow();
            return new Described(product, seller.name(),
                    product.status() == ProductStatus.ON_SALE && seller.status() == SellerStatus.APPROVED, told(id));
        });
    }

    private boolean isBanned(ProductId id) {
        return jdbc.sql("select banned_at is not null from commerce_product where id = ?").param(id.value())
                .query(Boolean.class).single();
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
        return jdbc.sql("""
                select %s, p.category_id, p.attributes, p.notice, p.images,
                    r.ones + r.twos + r.threes + r.fours + r.fives as reviews,
                    r.ones + 2 * r.twos + 3 * r.threes + 4 * r.fours + 5 * r.fives as stars
                from commerce_product p left join commerce_product_rating r on r.product_id = p.id
                left join commerce_shipping_template f on f.id = p.shipping_template_id
                where p.id = ?""".formatted(Freight.COLUMNS))
                .param(id.value())
                .query((row, number) -> new Told(new CategoryId(row.getLong("category_id")),
                        NamedValues.read(row.getString("attributes")), NamedValues.read(row.getString("notice")),
                        ProductImages.read(row.getString("images")).stream().map(ImageId::new).toList(),
                        row.getInt("reviews") == 0 ? null : Rating.of(row.getInt("reviews"), row.getLong("stars")),
                        Freight.of(row)))
                .single();
    }
}
