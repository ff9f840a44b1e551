package commerce.product;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import commerce.catalogue.CategoryId;
import commerce.catalogue.GoodsCategory;
import commerce.catalogue.GoodsForms;
import commerce.catalogue.ProductId;
import commerce.catalogue.ProductStatus;
import commerce.catalogue.SkuId;
import commerce.events.ProductPublished;
import commerce.refusal.CommerceError;
import commerce.stock.Stock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** An operator lets on sale what a seller wrote, or sends it back. */
@Service
public class DecideApproval {
    private final Drafts drafts;
    private final Products products;
    private final OpenSellers sellers;
    private final GoodsForms forms;
    private final TermsRules terms;
    private final ProductHistory history;
    private final Stock stock;
    private final AuditLog audit;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    DecideApproval(Drafts drafts, Products products, OpenSellers sellers, GoodsForms forms, TermsRules terms,
            ProductHistory history,
            Stock stock, AuditLog audit, DomainEvents events, Ids ids, Clock clock) {
        this.drafts = drafts;
        this.products = products;
        this.sellers = sellers;
        this.forms = forms;
        this.terms = terms;
        this.history = history;
        this.stock = stock;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** What an operator finds. */
    public enum Verdict {
        APPROVE(ProductHappening.APPROVE), REJECT(ProductHappening.REJECT);

        private final ProductHappening happening;

        Verdict(ProductHappening happening) {
            this.happening = happening;
        }
    }

    /**
     * Decides.
     *
     * @param version of the draft that they looked at
     * @param reason why it is sent back; of an approval, nothing
     * @throws DomainException {@code PRODUCT_NOT_FOUND}, {@code PRODUCT_IN_OTHER_STATE},
     *     {@code PRODUCT_CHANGED_MEANWHILE}, {@code SELLER_IN_OTHER_STATE} of an approval; {@code PRODUCT_INCOMPLETE} for a rejection without a reason
     */
    @Transactional
    public void decide(StaffCaller operator, ProductId id, int version, Verdict verdict, String reason) {
        Products.Known known = products.lock(id).orElse(null);
        Drafts.Kept kept = drafts.lock(id).orElseThrow(Refusals::notFound);
        ProductStatus next = Refusals.step(kept.status(), verdict.happening);
        Refusals.requireVersion(version, kept.version());
        sellers.require(kept.seller(), verdict.happening);
        if (verdict == Verdict.REJECT && reason.isBlank()) {
            throw new DomainException(CommerceError.PRODUCT_INCOMPLETE, "reason");
        }
        Instant now = clock.instant();
        audit.record(AuditActor.of(operator), kept.seller(), "commerce.product-" + (verdict == Verdict.APPROVE
                ? "approved"
                : "rejected"), "product", Long.toString(id.value()),
                verdict == Verdict.REJECT ? Map.of("reason", reason) : Map.of());
        Map<String, String> details = new LinkedHashMap<>();
        List<SkuId> fresh = List.of();
        if (verdict == Verdict.REJECT) {
            drafts.become(kept, next, reason, now);
            details.put("reason", reason);
        } else {
            if (known != null) {
                Refusals.step(known.status(), ProductHappening.EDIT);
                // The price may have changed since it was handed in.
                terms.check(kept.seller(), known.terms().at(now), kept.draft().content().differences());
                ContentChanges.between(products.content(id), kept.draft().content()).forEach(
                        (what, change) -> details.put(what, change.before() + " → " + change.after()));
            }
            fresh = approve(kept, known != null, now);
            drafts.remove(id);
            next = known == null ? next : known.status();
        }
        history.add(id, new ProductHistory.Entry(now,
                new ProductHistory.Actor(ProductHistory.Actor.Kind.OPERATOR, operator.staffId()), verdict.happening,
                next, details));
        if (!fresh.isEmpty()) {
            Map<SkuId, Integer> none = new HashMap<>();
            fresh.forEach(sku -> none.put(sku, 0));
            stock.open(none);
        }
        if (verdict == Verdict.APPROVE && known == null) {
            tell(kept, now);
        }
    }

    /** Returns the SKUs that have no stock yet. */
    private List<SkuId> approve(Drafts.Kept kept, boolean known, Instant now) {
        Content content = kept.draft().content();
        GoodsCategory goods = goods(content);
        return known
                ? products.change(kept.product(), content, goods)
                : products.add(kept.product(), kept.seller(), content,
                        Objects.requireNonNull(kept.draft().terms()).at(now),
                        goods);
    }

    private GoodsCategory goods(Content content) {
        return forms.of(new CategoryId(content.category())).map(form -> form.category().goods())
                .orElseThrow(() -> new DomainException(CommerceError.UNKNOWN_CATEGORY));
    }

    private void tell(Drafts.Kept kept, Instant now) {
        Content content = kept.draft().content();
        events.publish(new ProductPublished(ids.next(), now.truncatedTo(ChronoUnit.MICROS),
                Tsid.of(kept.product()), Tsid.of(kept.seller()), content.name(), goods(content).name(),
                Objects.requireNonNull(kept.draft().terms()).price()));
    }
}
