package commerce.product;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import commerce.catalogue.CategoryId;
import commerce.catalogue.GoodsForm;
import commerce.catalogue.GoodsForms;
import commerce.catalogue.ProductId;
import commerce.catalogue.ProductStatus;
import commerce.refusal.CommerceError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;
import platform.web.DomainException;

/** A seller's person writes a product, or a change of one: buyers see nothing of it until Madang has approved it. */
@Service
public class WriteProduct {
    /** The version of what is not there yet. */
    public static final int NEW = 0;
    private static final int FIRST = 1;

    private final Drafts drafts;
    private final Products products;
    private final OpenSellers sellers;
    private final ProductHistory history;
    private final GoodsForms forms;
    private final Ids ids;
    private final Clock clock;

    WriteProduct(Drafts drafts, Products products, OpenSellers sellers, ProductHistory history, GoodsForms forms,
            Ids ids, Clock clock) {
        this.drafts = drafts;
        this.products = products;
        this.sellers = sellers;
        this.history = history;
        this.forms = forms;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Writes it, complete or not; who looks through the steps of a draft and changes nothing writes nothing.
     *
     * @param id null for a new product
     * @param version that of the draft they saw; {@value #NEW} when there was none
     * @param draft its terms are not kept for a product that buyers know: those are changed at once
     * @throws DomainException {@code PRODUCT_NOT_FOUND}, also of another seller's; {@code PRODUCT_IN_OTHER_STATE},
     *     {@code PRODUCT_CHANGED_MEANWHILE}, {@code UNKNOWN_CATEGORY}, {@code OPTION_GROUPS_FIXED},
     *     {@code PICTURE_NOT_FOUND}, {@code SELLER_IN_OTHER_STATE}, {@code DRAFTS_TOO_MANY}; {@code PRODUCT_INCOMPLETE} for what is longer or more than is ever kept
     */
    @Transactional
    public ProductId write(SellerPerson person, @Nullable ProductId id, int version, Draft draft) {
        Content content = draft.content();
        GoodsForm form = forms.of(new CategoryId(content.category())).filter(each -> each.category().goods() != null)
                .orElseThrow(() -> new DomainException(CommerceError.UNKNOWN_CATEGORY));
        if (!products.owns(person.seller(), content.images())) {
            throw new DomainException(CommerceError.PICTURE_NOT_FOUND);
        }
        Draft cleaned = new Draft(ContentRules.cleaned(content, form), draft.terms());
        List<Flaw> excesses = ContentRules.excesses(cleaned.content());
        if (!excesses.isEmpty()) {
            throw Flaw.refusal(excesses);
        }
        Instant now = clock.instant();
        if (id == null) {
            sellers.require(person.seller(), ProductHappening.EDIT);
            drafts.requireRoom(person.seller(), 1);
            ProductId fresh = new ProductId(ids.nextLong());
            drafts.add(fresh, person.seller(), cleaned, FIRST, now);
            note(fresh, person, ProductStatus.DRAFT, now);
            return fresh;
        }
        Optional<Products.Known> known = products.lock(id).filter(each -> each.seller().equals(person.seller()));
        Optional<Drafts.Kept> kept = drafts.lock(id).filter(each -> each.seller().equals(person.seller()));
        if (known.isEmpty() && kept.isEmpty()) {
            throw Refusals.notFound();
        }
        sellers.require(person.seller(), ProductHappening.EDIT);
        known.ifPresent(each -> {
            Refusals.step(each.status(), ProductHappening.EDIT);
            if (!products.content(id).optionGroups().equals(cleaned.content().optionGroups())) {
                throw new DomainException(CommerceError.OPTION_GROUPS_FIXED);
            }
        });
        Draft written = known.isPresent() ? new Draft(cleaned.content(), null) : cleaned;
        Refusals.requireVersion(version, kept.map(Drafts.Kept::version).orElse(NEW));
        if (kept.isPresent()) {
            Refusals.step(kept.get().status(), ProductHappening.EDIT);
            if (kept.get().draft().equals(written)) {
                return id;
            }
            drafts.write(kept.get(), written, now);
        } else {
            drafts.add(id, person.seller(), written, history.written(id) + 1, now);
        }
        note(id, person, ProductStatus.DRAFT, now);
        return id;
    }

    private void note(ProductId id, SellerPerson person, ProductStatus status, Instant now) {
        history.add(id,
                new ProductHistory.Entry(now, person.actor(), ProductHappening.EDIT, status, Map.of()));
    }
}
