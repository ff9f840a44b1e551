package commerce.stock;

import commerce.catalogue.SellerId;
import commerce.catalogue.SkuId;
import commerce.refusal.CommerceError;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import platform.web.DomainException;

/** Whose SKUs are whose. */
@Component
class OwnSkus {
    private final JdbcClient jdbc;

    OwnSkus(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws DomainException {@code SKU_NOT_FOUND} of another seller's */
    void require(SellerId seller, SkuId sku) {
        if (jdbc.sql("""
                select 1 from commerce_sku k join commerce_product p on p.id = k.product_id
                where k.id = ? and p.seller_id = ?""").params(sku.value(), seller.value()).query(Integer.class)
                .optional().isEmpty()) {
            throw new DomainException(CommerceError.SKU_NOT_FOUND);
        }
    }
}
