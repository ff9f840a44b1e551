package commerce.product;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import commerce.catalogue.ProductId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What waits for Madang's look, the longest first, each with what would change. */
@Service
class ReadApprovals {
    private static final Logger LOG = LoggerFactory.getLogger(ReadApprovals.class);
    private static final Content NOTHING = new Content("", "", 0, false, List.of(), List.of(), Map.of(), Map.of(),
            List.of());

    private final Drafts drafts;
    private final Products products;

    ReadApprovals(Drafts drafts, Products products) {
        this.drafts = drafts;
        this.products = products;
    }

    /**
     * One that waits.
     *
     * @param fresh whether buyers do not know it yet
     * @param written what would change; null when it cannot be read
     */
    public record Waiting(ProductId product, String seller, Instant submittedAt, int version, boolean fresh,
            @Nullable Written written) {}

    /**
     * What a seller wrote.
     *
     * @param terms of a new one; null for a change
     * @param freight the name of a new one's shipping template; null for none, or when there is none of that id
     * @param changes by field; of a new one, from nothing
     * @param picturesBefore ids of those that buyers see now
     * @param pictures ids of those that they would see
     */
    public record Written(String name, @Nullable Terms terms, @Nullable String freight,
            Map<String, ContentChanges.Change> changes,
            List<Long> picturesBefore, List<Long> pictures) {}

    @Transactional(readOnly = true)
    public List<Waiting> waiting(int most) {
        List<Drafts.Queued> queue = drafts.waiting(most);
        Map<ProductId, Content> known = products.contents(queue.stream().map(Drafts.Queued::product).toList());
        Map<ProductId, Draft> readable = new HashMap<>();
        queue.forEach(each -> read(each).ifPresent(draft -> readable.put(each.product(), draft)));
        Map<Long, String> freight = products.shippingTemplates(readable.values().stream().map(Draft::terms)
                .filter(Objects::nonNull).map(Terms::shippingTemplate).filter(Objects::nonNull).toList());
        return queue.stream().map(each -> {
            Draft draft = readable.get(each.product());
            Content before = known.get(each.product());
            return new Waiting(each.product(), each.seller(), each.submittedAt(), each.version(), before == null,
                    draft == null ? null : written(draft, before == null ? NOTHING : before, freight));
        }).toList();
    }

    private static Written written(Draft draft, Content before, Map<Long, String> freight) {
        Terms terms = draft.terms();
        return new Written(draft.content().name(), terms, terms == null ? null : freight.get(terms.shippingTemplate()),
                new LinkedHashMap<>(ContentChanges.between(before, draft.content())), before.images(),
                draft.content().images());
    }

    /** One that cannot be read holds up none of the others. */
    private static Optional<Draft> read(Drafts.Queued queued) {
        try {
            return Optional.of(DraftJson.read(queued.content()));
        } catch (RuntimeException e) {
            LOG.error("What is written of product {} cannot be read", queued.product().value(), e);
            return Optional.empty();
        }
    }
}
