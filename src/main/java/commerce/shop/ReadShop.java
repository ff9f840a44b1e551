package commerce.shop;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import commerce.catalogue.Catalogue;
import commerce.catalogue.ProductId;
import commerce.catalogue.ProductStatus;
import commerce.catalogue.Seller;
import commerce.catalogue.SellerId;
import commerce.refusal.CommerceError;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.money.Won;
import platform.web.DomainException;

/** A seller's shop with some of its products. */
@Component
class ReadShop {
    private final JdbcClient jdbc;
    private final Catalogue catalogue;

    ReadShop(JdbcClient jdbc, Catalogue catalogue) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
    }

    /**
     * A shop.
     *
     * @param count how many products it has of each status, those without any too
     * @param products some of one status, newest first
     */
    record Shop(Seller seller, Map<ProductStatus, Long> count, List<Listed> products) {
        /** How many, of whatever status. */
        public long total() {
            return count.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** @param available pieces of all its SKUs that nobody holds */
    record Listed(ProductId id, String name, Won price, long available) {}

    /**
     * The shop, and its products of this status.
     *
     * @param before ids smaller than this
     * @throws DomainException {@link CommerceError#SELLER_NOT_FOUND}
     */
    @Transactional(readOnly = true)
    public Shop read(SellerId id, ProductStatus status, long before, int most) {
        Seller seller = catalogue.seller(id).orElseThrow(() -> new DomainException(CommerceError.SELLER_NOT_FOUND));
        return new Shop(seller, count(id), newest(id, status, before, most));
    }

    private Map<ProductStatus, Long> count(SellerId id) {
        Map<ProductStatus, Long> count = new EnumMap<>(ProductStatus.class);
        for (ProductStatus status : ProductStatus.values()) {
            count.put(status, 0L);
        }
        jdbc.sql("select status, count(*) as products from commerce_product where seller_id = ? group by status")
                .param(id.value()).query(row -> {
                    count.put(ProductStatus.valueOf(row.getString("status")), row.getLong("products"));
                });
        return count;
    }

    private List<Listed> newest(SellerId id, ProductStatus status, long before, int most) {
        return jdbc.sql("""
                select p.id, p.name, p.price,
                    (select sum(t.on_hand - t.held) from commerce_sku k join commerce_stock t on t.sku_id = k.id
                        where k.product_id = p.id) as available
                from commerce_product p
                where p.seller_id = ? and p.status = ? and p.id < ? order by p.id desc limit ?""")
                .params(id.value(), status.name(), before, most)
                .query((row, number) -> new Listed(new ProductId(row.getLong("id")), row.getString("name"),
                        Won.of(row.getLong("price")), row.getLong("available")))
                .list();
    }
}
