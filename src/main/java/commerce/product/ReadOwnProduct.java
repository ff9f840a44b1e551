package commerce.product;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import commerce.catalogue.Catalogue;
import commerce.catalogue.ProductId;
import commerce.catalogue.ProductStatus;
import commerce.catalogue.SellerId;
import commerce.catalogue.Sku;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** A product as its seller's people see it: what buyers see, what is written, and what became of it. */
@Service
public class ReadOwnProduct {
    private final Products products;
    private final Drafts drafts;
    private final Catalogue catalogue;
    private final ProductHistory history;

    ReadOwnProduct(Products products, Drafts drafts, Catalogue catalogue, ProductHistory history) {
        this.products = products;
        this.drafts = drafts;
        this.catalogue = catalogue;
        this.history = history;
    }

    /**
     * A product.
     *
     * @param known what buyers see; null while they do not know it
     * @param written what is written; null when nothing is
     */
    public record OwnProduct(ProductId id, @Nullable Known known, @Nullable Written written) {
        /** What its people would go on to write. */
        public Content content() {
            return written != null ? written.content() : Objects.requireNonNull(known).content();
        }

        public String name() {
            return known != null ? known.content().name() : content().name();
        }

        /** Where it stands for buyers, or on its way there. */
        public ProductStatus status() {
            return known != null ? known.status() : Objects.requireNonNull(written).status();
        }

        /** For what it is sold, or will be. */
        public @Nullable Terms terms() {
            return known != null ? known.terms() : written == null ? null : written.terms();
        }

        /** That of what is written; {@link WriteProduct#NEW} when nothing is. */
        public int draftVersion() {
            return written == null ? WriteProduct.NEW : written.version();
        }

        /** Whether its content may be written now. */
        public boolean isWritable() {
            return (written == null || ProductRules.step(written.status(), ProductHappening.EDIT).isPresent())
                    && (known == null || ProductRules.step(known.status(), ProductHappening.EDIT).isPresent());
        }
    }

    /** What buyers see; those of its SKUs too that are not on sale any more. */
    public record Known(ProductStatus status, int version, Content content, Terms terms, List<Sku> skus) {
        /** What its people may do with it. */
        public List<ProductHappening> moves() {
            return allowed(status, ProductHappening.PAUSE, ProductHappening.RESUME, ProductHappening.SELL_OUT,
                    ProductHappening.RESTOCK, ProductHappening.STOP);
        }
    }

    /** What is written. */
    public record Written(ProductStatus status, int version, Content content, @Nullable Terms terms, String reason,
            Instant changedAt) {
        /** What its people may do with it. */
        public List<ProductHappening> moves() {
            return allowed(status, ProductHappening.SUBMIT, ProductHappening.WITHDRAW, ProductHappening.DISCARD);
        }
    }

    /**
     * Something that happened to it.
     *
     * @param id the later, the higher
     */
    public record Happened(Tsid id, Instant at, boolean byMadang, boolean byKey, ProductHappening happening,
            ProductStatus status,
            Map<String, String> details) {}

    private static List<ProductHappening> allowed(ProductStatus status, ProductHappening... happenings) {
        List<ProductHappening> allowed = new ArrayList<>();
        for (ProductHappening happening : happenings) {
            if (ProductRules.step(status, happening).isPresent()) {
                allowed.add(happening);
            }
        }
        return allowed;
    }

    /**
     * One of this seller's.
     *
     * @throws platform.web.DomainException {@code PRODUCT_NOT_FOUND}, also of another seller's
     */
    @Transactional(readOnly = true)
    public OwnProduct read(SellerId seller, ProductId id) {
        Known known = products.find(id).filter(each -> each.seller().equals(seller))
                .map(each -> new Known(each.status(), each.version(), products.content(id), each.terms(),
                        catalogue.find(id).orElseThrow().skus()))
                .orElse(null);
        Written written = drafts.find(id).filter(each -> each.seller().equals(seller))
                .map(each -> new Written(each.status(), each.version(), each.draft().content(), each.draft().terms(),
                        each.reason(), each.changedAt()))
                .orElse(null);
        if (known == null && written == null) {
            throw Refusals.notFound();
        }
        return new OwnProduct(id, known, written);
    }

    /**
     * What became of one of this seller's, the newest first.
     *
     * @param before id of the last one they saw; null from the newest on
     */
    @Transactional(readOnly = true)
    public List<Happened> history(OwnProduct product, @Nullable Tsid before, int most) {
        return history.of(product.id(), before == null ? Long.MAX_VALUE : before.value(), most).stream()
                .map(each -> happened(each.id(), each.entry())).toList();
    }

    private static Happened happened(long id, ProductHistory.Entry entry) {
        ProductHistory.Actor.Kind by = entry.actor().kind();
        return new Happened(new Tsid(id), entry.at(), by == ProductHistory.Actor.Kind.OPERATOR,
                by == ProductHistory.Actor.Kind.KEY, entry.happening(), entry.status(), entry.details());
    }
}
