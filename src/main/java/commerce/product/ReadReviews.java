package commerce.product;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import commerce.catalogue.Catalogue;
import commerce.catalogue.ProductId;
import commerce.catalogue.Seller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What waits for Madang's look, the longest first, each with what would change. */
@Service
class ReadReviews {
    private final Drafts drafts;
    private final Products products;
    private final Catalogue catalogue;

    ReadReviews(Drafts drafts, Products products, Catalogue catalogue) {
        this.drafts = drafts;
        this.products = products;
        this.catalogue = catalogue;
    }

    /**
     * One that waits.
     *
     * @param fresh whether buyers do not know it yet
     * @param price of a new one, in won; null for a change
     * @param changes by field; of a new one, from nothing
     */
    public record Waiting(ProductId product, String seller, String name, Instant submittedAt, int version,
            boolean fresh, @Nullable Long price, Map<String, ContentChanges.Change> changes) {}

    @Transactional(readOnly = true)
    public List<Waiting> waiting(int most) {
        return drafts.waiting(most).stream().map(this::waiting).toList();
    }

    private Waiting waiting(Drafts.Kept kept) {
        Content content = kept.draft().content();
        boolean fresh = catalogue.find(kept.product()).isEmpty();
        Content before = fresh ? nothing() : products.content(kept.product());
        Terms terms = kept.draft().terms();
        return new Waiting(kept.product(), catalogue.seller(kept.seller()).map(Seller::name).orElse(""),
                content.name(), Objects.requireNonNullElse(kept.submittedAt(), kept.changedAt()),
                kept.version(), fresh, terms == null ? null : terms.price().amount(),
                new LinkedHashMap<>(ContentChanges.between(before, content)));
    }

    private static Content nothing() {
        return new Content("", "", 0, false, List.of(), List.of(), Map.of(), Map.of(), List.of());
    }
}
