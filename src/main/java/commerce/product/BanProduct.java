package commerce.product;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;

import commerce.catalogue.ProductId;
import commerce.catalogue.ProductStatus;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** An operator ends a product that may not be sold; what was ordered of it stays ordered. */
@Service
public class BanProduct {
    private final Products products;
    private final Drafts drafts;
    private final ProductHistory history;
    private final AuditLog audit;
    private final Clock clock;

    BanProduct(Products products, Drafts drafts, ProductHistory history, AuditLog audit, Clock clock) {
        this.products = products;
        this.drafts = drafts;
        this.history = history;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Ends it.
     *
     * @throws DomainException {@code PRODUCT_NOT_FOUND}, {@code PRODUCT_IN_OTHER_STATE}
     */
    @Transactional
    public void ban(StaffCaller operator, ProductId id, String reason) {
        Products.Known known = products.lock(id).orElseThrow(Refusals::notFound);
        ProductStatus next = Refusals.step(known.status(), ProductHappening.BAN);
        audit.record(AuditActor.of(operator), known.seller(), "commerce.product-banned", "product",
                Long.toString(id.value()), Map.of("reason", reason));
        Instant now = clock.instant();
        if (!products.ban(id, now)) {
            throw new DomainException(CommerceError.PRODUCT_IN_OTHER_STATE, next);
        }
        drafts.remove(id);
        history.add(id, new ProductHistory.Entry(now,
                new ProductHistory.Actor(ProductHistory.Actor.Kind.OPERATOR, operator.staffId()), ProductHappening.BAN,
                next, Map.of("reason", reason)));
    }
}
