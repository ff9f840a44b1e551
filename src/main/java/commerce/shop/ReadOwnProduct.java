package commerce.shop;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import commerce.catalogue.Catalogue;
import commerce.catalogue.Product;
import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import commerce.catalogue.Sku;
import commerce.catalogue.SkuId;
import commerce.refusal.CommerceError;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.web.DomainException;

/** One of a seller's products with its stock, on sale or not. */
@Component
class ReadOwnProduct {
    private static final Pieces NONE = new Pieces(0, 0);

    private final JdbcClient jdbc;
    private final Catalogue catalogue;

    ReadOwnProduct(JdbcClient jdbc, Catalogue catalogue) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
    }

    record OwnProduct(Product product, List<Line> lines) {}

    /** A SKU and its pieces. */
    record Line(Sku sku, Pieces pieces) {}

    /** @param held of those on hand, for orders that are not paid yet */
    record Pieces(int onHand, int held) {
        public int available() {
            return onHand - held;
        }
    }

    /**
     * A product of this seller.
     *
     * @throws DomainException {@link CommerceError#PRODUCT_NOT_FOUND}, also for another seller's
     */
    @Transactional(readOnly = true)
    public OwnProduct read(SellerId seller, ProductId id) {
        Product product = catalogue.find(id)
                .filter(found -> found.sellerId().equals(seller))
                .orElseThrow(() -> new DomainException(CommerceError.PRODUCT_NOT_FOUND));
        Map<SkuId, Pieces> pieces = pieces(id);
        return new OwnProduct(product, product.skus().stream()
                .map(sku -> new Line(sku, pieces.getOrDefault(sku.id(), NONE))).toList());
    }

    private Map<SkuId, Pieces> pieces(ProductId product) {
        return jdbc.sql("""
                select t.sku_id, t.on_hand, t.held
                from commerce_sku k join commerce_stock t on t.sku_id = k.id where k.product_id = ?""")
                .param(product.value())
                .query((row, number) -> Map.entry(new SkuId(row.getLong("sku_id")),
                        new Pieces(row.getInt("on_hand"), row.getInt("held"))))
                .stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
