package commerce.product;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;

import commerce.catalogue.ProductId;
import commerce.catalogue.ProductStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A seller's person pauses a product, says that it is sold out, or ends it. */
@Service
public class MoveProduct {
    private final Products products;
    private final OpenSellers sellers;
    private final Drafts drafts;
    private final ProductHistory history;
    private final Clock clock;

    MoveProduct(Products products, OpenSellers sellers, Drafts drafts, ProductHistory history, Clock clock) {
        this.products = products;
        this.sellers = sellers;
        this.drafts = drafts;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Lets it happen to a product that buyers know.
     *
     * @param happening PAUSE, RESUME, SELL_OUT, RESTOCK or STOP
     * @throws platform.web.DomainException {@code PRODUCT_NOT_FOUND}, {@code PRODUCT_IN_OTHER_STATE},
     *     {@code SELLER_IN_OTHER_STATE}
     */
    @Transactional
    public ProductStatus move(SellerPerson person, ProductId id, ProductHappening happening) {
        Products.Known known = products.lock(id).filter(each -> each.seller().equals(person.seller()))
                .orElseThrow(Refusals::notFound);
        ProductStatus next = Refusals.step(known.status(), happening);
        sellers.require(person.seller(), happening);
        Instant now = clock.instant();
        products.become(id, next);
        if (next == ProductStatus.STOPPED) {
            drafts.remove(id);
        }
        history.add(id, new ProductHistory.Entry(now, person.actor(), happening, next, Map.of()));
        return next;
    }
}
