package commerce.product;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import commerce.catalogue.CategoryId;
import commerce.catalogue.GoodsForm;
import commerce.catalogue.GoodsForms;
import commerce.catalogue.ProductId;
import commerce.catalogue.ProductStatus;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;
import platform.web.DomainException;

/** A seller's person brings many new products at once, each of which is complete. */
@Service
public class WriteProducts {
    private final Drafts drafts;
    private final OpenSellers sellers;
    private final ProductHistory history;
    private final GoodsForms forms;
    private final Ids ids;
    private final Clock clock;

    WriteProducts(Drafts drafts, OpenSellers sellers, ProductHistory history, GoodsForms forms, Ids ids, Clock clock) {
        this.drafts = drafts;
        this.sellers = sellers;
        this.history = history;
        this.forms = forms;
        this.ids = ids;
        this.clock = clock;
    }

    /** What keeps each of these from being handed in, for one seller of whom the shipping templates are; empty: nothing does. */
    @Transactional(readOnly = true)
    public List<Optional<DomainException>> check(List<Draft> products) {
        Map<Long, Optional<GoodsForm>> known = new HashMap<>();
        Instant now = clock.instant();
        return products.stream().map(draft -> problem(draft, known, now)).toList();
    }

    private Optional<DomainException> problem(Draft draft, Map<Long, Optional<GoodsForm>> known, Instant now) {
        Terms terms = draft.terms();
        Optional<GoodsForm> form = formOf(draft.content(), known);
        if (form.isEmpty()) {
            return Optional.of(new DomainException(CommerceError.UNKNOWN_CATEGORY));
        }
        if (terms == null) {
            return Optional.of(new DomainException(CommerceError.PRODUCT_INCOMPLETE, "price"));
        }
        Content content = ContentRules.cleaned(draft.content(), form.get());
        List<Flaw> wrong = ContentRules.problems(content, form.get(), terms.price().amount());
        return wrong.isEmpty()
                ? TermsRules.problem(terms.at(now), content.differences())
                : Optional.of(Flaw.refusal(wrong));
    }

    /**
     * Writes them, and hands them in if that is wanted.
     *
     * @param products that were checked, without pictures
     * @throws DomainException {@code SELLER_IN_OTHER_STATE}, {@code DRAFTS_TOO_MANY}
     */
    @Transactional
    public void write(SellerPerson person, List<Draft> products, boolean handIn) {
        sellers.require(person.seller(), ProductHappening.EDIT);
        drafts.requireRoom(person.seller(), products.size());
        Instant now = clock.instant();
        Map<Long, Optional<GoodsForm>> known = new HashMap<>();
        Map<ProductId, Draft> fresh = new LinkedHashMap<>();
        products.forEach(draft -> fresh.put(new ProductId(ids.nextLong()),
                new Draft(ContentRules.cleaned(draft.content(), formOf(draft.content(), known)
                        .orElseThrow(() -> new DomainException(CommerceError.UNKNOWN_CATEGORY))), draft.terms())));
        drafts.addAll(person.seller(), fresh, handIn ? ProductStatus.WAITING : ProductStatus.DRAFT, now);
        List<Map.Entry<ProductId, ProductHistory.Entry>> entries = new ArrayList<>();
        fresh.keySet().forEach(id -> {
            entries.add(Map.entry(id, entry(person, ProductHappening.EDIT, ProductStatus.DRAFT, now)));
            if (handIn) {
                entries.add(Map.entry(id, entry(person, ProductHappening.SUBMIT, ProductStatus.WAITING, now)));
            }
        });
        history.addAll(entries);
    }

    private static ProductHistory.Entry entry(SellerPerson person, ProductHappening happening, ProductStatus status,
            Instant now) {
        return new ProductHistory.Entry(now, person.actor(), happening, status, Map.of());
    }

    private Optional<GoodsForm> formOf(Content content, Map<Long, Optional<GoodsForm>> known) {
        return known.computeIfAbsent(content.category(), id -> id <= 0
                ? Optional.empty()
                : forms.of(new CategoryId(id)).filter(form -> form.category().goods() != null));
    }
}
