package commerce.product;

import java.util.EnumMap;
import java.util.Map;

import commerce.catalogue.ProductStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
import static org.assertj.core.api.Assertions.assertThat;

/** Every pair of status and happening. */
class ProductRulesTest {
    /** What can happen; everything else is refused. */
    private static final Map<ProductStatus, Map<ProductHappening, ProductStatus>> ALLOWED = new EnumMap<>(Map.of(
            DRAFT, Map.of(EDIT, DRAFT, SUBMIT, WAITING, DISCARD, STOPPED),
            WAITING, Map.of(WITHDRAW, DRAFT, APPROVE, ON_SALE, REJECT, DRAFT),
            ON_SALE, Map.of(EDIT, ON_SALE, REPRICE, ON_SALE, PAUSE, PAUSED, SELL_OUT, SOLD_OUT, STOP, STOPPED, BAN,
                    STOPPED),
            PAUSED, Map.of(EDIT, PAUSED, REPRICE, PAUSED, RESUME, ON_SALE, STOP, STOPPED, BAN, STOPPED),
            SOLD_OUT, Map.of(EDIT, SOLD_OUT, REPRICE, SOLD_OUT, RESTOCK, ON_SALE, PAUSE, PAUSED, STOP, STOPPED, BAN,
                    STOPPED),
            STOPPED, Map.of(BAN, STOPPED)));

    @ParameterizedTest
    @EnumSource
    void knowsWhatCanHappenAndNothingElse(ProductStatus status) {
        for (ProductHappening happening : ProductHappening.values()) {
            assertThat(ProductRules.step(status, happening).orElse(null)).as("%s %s", status, happening)
                    .isEqualTo(ALLOWED.get(status).get(happening));
        }
    }
}
