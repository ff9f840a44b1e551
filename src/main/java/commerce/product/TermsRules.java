package commerce.product;

import java.util.Optional;

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

    void check(SellerId seller, Terms terms, Differences forms) {
        problem(terms, forms).ifPresent(problem -> {
            throw problem;
        });
        if (terms.shippingTemplate() != null && !products.ships(seller, terms.shippingTemplate())) {
            throw new DomainException(CommerceError.UNKNOWN_SHIPPING_TEMPLATE);
        }
    }

    /** What is wrong, whoever the seller is. */
    static Optional<DomainException> problem(Terms terms, Differences forms) {
        Won price = terms.price();
        if (!price.isPositive() || DEAREST.isLessThan(price) || price.amount() + forms.lowest() <= 0
                || price.amount() + forms.highest() > DEAREST.amount()) {
            return Optional.of(new DomainException(CommerceError.PRODUCT_INCOMPLETE, "price"));
        }
        Sale sale = terms.sale();
        return sale != null && (!sale.price().isLessThan(terms.price()) || sale.price().amount() + forms.lowest() <= 0)
                ? Optional.of(new DomainException(CommerceError.SALE_NOT_POSSIBLE))
                : Optional.empty();
    }
}
