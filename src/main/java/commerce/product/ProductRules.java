package commerce.product;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import commerce.catalogue.ProductStatus;

import static commerce.catalogue.ProductStatus.DRAFT;
import static commerce.catalogue.ProductStatus.ON_SALE;
import static commerce.catalogue.ProductStatus.PAUSED;
import static commerce.catalogue.ProductStatus.SOLD_OUT;
import static commerce.catalogue.ProductStatus.STOPPED;
import static commerce.catalogue.ProductStatus.WAITING;
import static commerce.product.ProductHappening.APPROVE;
import static commerce.product.ProductHappening.BAN;
import static commerce.product.ProductHappening.DISCARD;
import static commerce.product.ProductHappening.EDIT;
import static commerce.product.ProductHappening.PAUSE;
import static commerce.product.ProductHappening.REJECT;
import static commerce.product.ProductHappening.REPRICE;
import static commerce.product.ProductHappening.RESTOCK;
import static commerce.product.ProductHappening.RESUME;
import static commerce.product.ProductHappening.SELL_OUT;
import static commerce.product.ProductHappening.STOP;
import static commerce.product.ProductHappening.SUBMIT;
import static commerce.product.ProductHappening.WITHDRAW;

/**
 * What may happen to a product of each status, and where it stands then. The same rules hold for a change of one that is on
 * sale: the change is written, waits and is approved, while the product stays what it is.
 */
final class ProductRules {
    private static final Map<ProductStatus, Map<ProductHappening, ProductStatus>> TABLE = new EnumMap<>(
            ProductStatus.class);

    static {
        add(DRAFT, EDIT, DRAFT);
        add(DRAFT, SUBMIT, WAITING);
        add(DRAFT, DISCARD, STOPPED);
        add(WAITING, WITHDRAW, DRAFT);
        add(WAITING, APPROVE, ON_SALE);
        add(WAITING, REJECT, DRAFT);
        add(ON_SALE, PAUSE, PAUSED);
        add(ON_SALE, SELL_OUT, SOLD_OUT);
        add(PAUSED, RESUME, ON_SALE);
        add(SOLD_OUT, RESTOCK, ON_SALE);
        add(SOLD_OUT, PAUSE, PAUSED);
        // What is shown of one that its seller ended goes too.
        add(STOPPED, BAN, STOPPED);
        for (ProductStatus known : new ProductStatus[]{ON_SALE, PAUSED, SOLD_OUT}) {
            add(known, EDIT, known);
            add(known, REPRICE, known);
            add(known, STOP, STOPPED);
            add(known, BAN, STOPPED);
        }
    }

    private ProductRules() {}

    private static void add(ProductStatus from, ProductHappening happening, ProductStatus to) {
        TABLE.computeIfAbsent(from, _ -> new EnumMap<>(ProductHappening.class)).put(happening, to);
    }

    /** Where it stands afterwards; empty when that cannot happen to it. */
    static Optional<ProductStatus> step(ProductStatus from, ProductHappening happening) {
        return Optional.ofNullable(TABLE.getOrDefault(from, Map.of()).get(happening));
    }
}
