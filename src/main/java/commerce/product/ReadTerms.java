package commerce.product;

import java.util.List;
import java.util.Map;

import commerce.catalogue.ProductId;
import commerce.catalogue.ProductStatus;
import commerce.catalogue.SellerId;
import commerce.catalogue.SkuId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.money.Won;
import platform.web.DomainException;

/** For what a seller's products are sold, for a table of them and for its systems. */
@Service
public class ReadTerms {
    private final Products products;

    ReadTerms(Products products) {
        this.products = products;
    }

    /** A product that buyers know. */
    public record Sold(ProductId id, String name, ProductStatus status, Terms terms, int version) {}

    /** A form of one that can be bought; code: the seller's own, may be empty. */
    public record Form(SkuId id, List<String> choices, String code, Won priceDifference, boolean onSale) {}

    /** Those that have not ended with ids greater than this, in the order of their ids. */
    @Transactional(readOnly = true)
    public List<Sold> of(SellerId seller, long after, int most) {
        return products.sold(seller, after, most);
    }

    /**
     * One of them, ended or not.
     *
     * @throws DomainException {@code PRODUCT_NOT_FOUND}, also of another seller's and of one that nobody knows yet
     */
    @Transactional(readOnly = true)
    public Sold of(SellerId seller, ProductId id) {
        return products.sold(seller, id).orElseThrow(Refusals::notFound);
    }

    /** Their forms. */
    @Transactional(readOnly = true)
    public Map<ProductId, List<Form>> forms(List<Sold> sold) {
        return products.forms(sold.stream().map(Sold::id).toList());
    }
}
