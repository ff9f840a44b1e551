package commerce.product;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import commerce.catalogue.ProductId;
import commerce.catalogue.Sale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A seller's person changes for what a product is sold; orders and quotes made before keep theirs. */
@Service
public class RepriceProduct {
    private final Products products;
    private final OpenSellers sellers;
    private final TermsRules rules;
    private final ProductHistory history;
    private final Clock clock;

    RepriceProduct(Products products, OpenSellers sellers, TermsRules rules, ProductHistory history, Clock clock) {
        this.products = products;
        this.sellers = sellers;
        this.rules = rules;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Changes it at once.
     *
     * @param version of the product that they saw
     * @throws platform.web.DomainException {@code PRODUCT_NOT_FOUND}, {@code PRODUCT_IN_OTHER_STATE},
     *     {@code PRODUCT_CHANGED_MEANWHILE}, {@code PRODUCT_INCOMPLETE}, {@code SALE_NOT_POSSIBLE},
     *     {@code UNKNOWN_SHIPPING_TEMPLATE}, {@code SELLER_IN_OTHER_STATE}
     */
    @Transactional
    public void reprice(SellerPerson person, ProductId id, int version, Terms terms) {
        Products.Known known = products.lock(id).filter(each -> each.seller().equals(person.seller()))
                .orElseThrow(Refusals::notFound);
        Refusals.step(known.status(), ProductHappening.REPRICE);
        Refusals.requireVersion(version, known.version());
        sellers.require(person.seller(), ProductHappening.REPRICE);
        Instant now = clock.instant();
        Terms from = terms.at(now);
        rules.check(person.seller(), from, products.differences(id));
        products.reprice(id, from);
        history.add(id, new ProductHistory.Entry(now, person.actor(), ProductHappening.REPRICE, known.status(),
                changes(known.terms(), from)));
    }

    private static Map<String, String> changes(Terms before, Terms after) {
        Map<String, String> changes = new LinkedHashMap<>();
        note(changes, "price", Long.toString(before.price().amount()), Long.toString(after.price().amount()));
        note(changes, "sale", text(before.sale()), text(after.sale()));
        note(changes, "shippingTemplate", String.valueOf(before.shippingTemplate()),
                String.valueOf(after.shippingTemplate()));
        return changes;
    }

    private static void note(Map<String, String> changes, String what, String before, String after) {
        if (!before.equals(after)) {
            changes.put(what, before + " → " + after);
        }
    }

    private static String text(@Nullable Sale sale) {
        return sale == null ? "-" : sale.price().amount() + " " + sale.from() + "–" + sale.until();
    }
}
