package commerce.product;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import commerce.catalogue.CategoryId;
import commerce.catalogue.GoodsForm;
import commerce.catalogue.GoodsForms;
import commerce.catalogue.ProductId;
import commerce.catalogue.ProductStatus;
import commerce.refusal.CommerceError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.web.DomainException;

/** A seller's person hands in what they wrote, takes it back, or throws it away. */
@Service
public class MoveDraft {
    private final Drafts drafts;
    private final Products products;
    private final OpenSellers sellers;
    private final ProductHistory history;
    private final GoodsForms forms;
    private final TermsRules termsRules;
    private final Clock clock;

    MoveDraft(Drafts drafts, Products products, OpenSellers sellers, ProductHistory history, GoodsForms forms,
            TermsRules termsRules,
            Clock clock) {
        this.drafts = drafts;
        this.products = products;
        this.sellers = sellers;
        this.history = history;
        this.forms = forms;
        this.termsRules = termsRules;
        this.clock = clock;
    }

    /**
     * Lets it happen to what is written.
     *
     * @param version of what is written, as they saw it
     * @param happening SUBMIT, WITHDRAW or DISCARD
     * @throws DomainException {@code PRODUCT_NOT_FOUND}, {@code PRODUCT_IN_OTHER_STATE},
     *     {@code PRODUCT_CHANGED_MEANWHILE}, {@code SELLER_IN_OTHER_STATE}; of what is handed in, {@code PRODUCT_INCOMPLETE}, {@code SALE_NOT_POSSIBLE}, {@code UNKNOWN_SHIPPING_TEMPLATE}
     */
    @Transactional
    public void move(SellerPerson person, ProductId id, int version, ProductHappening happening) {
        // The product first, as whoever approves does.
        Products.Known known = products.lock(id).orElse(null);
        Drafts.Kept kept = drafts.lock(id).filter(each -> each.seller().equals(person.seller()))
                .orElseThrow(Refusals::notFound);
        ProductStatus next = Refusals.step(kept.status(), happening);
        Refusals.requireVersion(version, kept.version());
        sellers.require(person.seller(), happening);
        Instant now = clock.instant();
        if (happening == ProductHappening.SUBMIT) {
            if (known != null) {
                Refusals.step(known.status(), ProductHappening.EDIT);
            }
            check(kept, known);
        }
        if (next == ProductStatus.STOPPED) {
            drafts.remove(id);
        } else {
            drafts.become(kept, next, kept.reason(), now);
        }
        history.add(id, new ProductHistory.Entry(now, person.actor(), happening, next, Map.of()));
    }

    private void check(Drafts.Kept kept, Products.@Nullable Known known) {
        Content content = kept.draft().content();
        GoodsForm form = forms.of(new CategoryId(content.category()))
                .orElseThrow(() -> new DomainException(CommerceError.UNKNOWN_CATEGORY));
        Terms terms = known == null ? kept.draft().terms() : known.terms();
        if (terms == null) {
            throw new DomainException(CommerceError.PRODUCT_INCOMPLETE, "price");
        }
        List<Flaw> wrong = ContentRules.problems(content, form, terms.price().amount());
        if (!wrong.isEmpty()) {
            throw Flaw.refusal(wrong);
        }
        termsRules.check(kept.seller(), terms.at(clock.instant()), content.differences());
    }
}
