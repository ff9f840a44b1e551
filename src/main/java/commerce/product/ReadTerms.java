package commerce.product;

import java.util.List;

import commerce.catalogue.ProductId;
import commerce.catalogue.ProductStatus;
import commerce.catalogue.SellerId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** For what a seller's products are sold, for a table of them. */
@Service
public class ReadTerms {
    private final Products products;

    ReadTerms(Products products) {
        this.products = products;
    }

    /** A product that has not ended. */
    public record Sold(ProductId id, String name, ProductStatus status, Terms terms, int version) {}

    /** Those with ids greater than this, in the order of their ids. */
    @Transactional(readOnly = true)
    public List<Sold> of(SellerId seller, long after, int most) {
        return products.sold(seller, after, most);
    }
}
