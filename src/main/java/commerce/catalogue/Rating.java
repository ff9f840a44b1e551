package commerce.catalogue;

import java.math.BigDecimal;
import java.math.RoundingMode;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What buyers think of a product.
 *
 * @param reviews how many of them say so
 * @param average of their stars, 1 to 5, to one place
 */
@Schema(name = "Rating")
public record Rating(@Schema(example = "128") int reviews, @Schema(example = "4.7") BigDecimal average) {
    /** So many reviews with so many stars together; at least one. */
    public static Rating of(int reviews, long stars) {
        return new Rating(reviews,
                BigDecimal.valueOf(stars).divide(BigDecimal.valueOf(reviews), 1, RoundingMode.HALF_UP));
    }

    /** From so many tenths of a star. */
    public static Rating ofTenths(int reviews, int tenths) {
        return new Rating(reviews, BigDecimal.valueOf(tenths, 1));
    }

    public int tenths() {
        return average.unscaledValue().intValueExact();
    }
}
