package commerce.product;

import commerce.catalogue.Sale;
import commerce.catalogue.SellerId;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Component;
import platform.money.Won;
import platform.web.DomainException;

/** For what a product may be sold. */
@Component
class TermsRules {
    static final Won DEAREST = Won.of(1_000_000_000);

    private final Products products;

    TermsRules(Products products) {
        this.products = products;
    }

    /** @param lowestDifference the lowest price difference of its forms, in won */
    void check(SellerId seller, Terms terms, long lowestDifference) {
        if (!terms.price().isPositive() || DEAREST.isLessThan(terms.price())
                || terms.price().amount() + lowestDifference <= 0) {
            throw new DomainException(CommerceError.PRODUCT_INCOMPLETE, "price");
        }
        Sale sale = terms.sale();
        if (sale != null
                && (!sale.price().isLessThan(terms.price()) || sale.price().amount() + lowestDifference <= 0)) {
            throw new DomainException(CommerceError.SALE_NOT_POSSIBLE);
        }
        if (terms.shippingTemplate() != null && !products.ships(seller, terms.shippingTemplate())) {
            throw new DomainException(CommerceError.UNKNOWN_SHIPPING_TEMPLATE);
        }
    }
}
