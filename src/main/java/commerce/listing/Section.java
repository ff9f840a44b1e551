package commerce.listing;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import commerce.catalogue.ProductId;
import commerce.product.Flaw;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** The steps in which a new product is written; all of them are parts of one form. */
enum Section {
    BASICS, OPTIONS, LOOKS, NOTICE, REVIEW;

    private static final List<Section> ORDER = List.of(values());

    /** Where a field is. */
    static Section of(Flaw flaw) {
        return switch (flaw.kind()) {
            case "name" -> BASICS;
            case "optionGroups", "forms", "difference", "price", "salePrice" -> OPTIONS;
            case "description", "images", "attributes" -> LOOKS;
            default -> NOTICE;
        };
    }

    /** The first in which something is not right. */
    static Optional<Section> firstOf(Collection<Flaw> flaws) {
        return flaws.stream().map(Section::of).min(Section::compareTo);
    }

    /** Which step it is: the first is 1. */
    public int place() {
        return ORDER.indexOf(this) + 1;
    }

    /** The one after it; the last leads nowhere else. */
    public Section next() {
        return ORDER.get(Math.min(place(), ORDER.size() - 1));
    }

    /** The one before it; the first leads nowhere else. */
    public Section previous() {
        return ORDER.get(Math.max(place() - 2, 0));
    }

    /**
     * The page of a product, at one of its steps.
     *
     * @param at null: the first in which something is not right
     * @param isChecked whether it says what is not right
     */
    static String path(ProductId id, @Nullable Section at, boolean isChecked) {
        UriComponentsBuilder path = UriComponentsBuilder.fromPath("/seller/products/" + id.value());
        if (at != null) {
            path.queryParam("at", at);
        }
        if (isChecked) {
            path.queryParam("checked", true);
        }
        return path.toUriString();
    }
}
