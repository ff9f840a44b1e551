package commerce.search;

import java.util.List;

import commerce.catalogue.CategoryId;
import commerce.catalogue.SellerId;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platform.money.Won;

/**
 * How many products there are, and of which sort. Each of the lists leaves its own filter out of account, so that a buyer sees
 * what else they could choose.
 *
 * @param count of all that was found
 */
@Schema(name = "Facets")
public record Facets(long count, List<InCategory> categories, List<OfSeller> sellers, List<AtPrice> prices,
        List<RatedFrom> ratings, List<SentSo> deliveries) {
    /** In a category, or below it. */
    @Schema(name = "CategoryCount")
    public record InCategory(CategoryId id, @Schema(example = "과일") String name, long count) {}

    /** Of a seller. */
    @Schema(name = "SellerCount")
    public record OfSeller(SellerId id, @Schema(example = "한빛상회") String name, long count) {}

    /** From one price to another, both included; without an end, null. */
    @Schema(name = "PriceCount")
    public record AtPrice(Won from, @Schema(nullable = true) @Nullable Won to, long count) {}

    /** With so many stars on average, or more. */
    @Schema(name = "RatingCount")
    public record RatedFrom(@Schema(example = "4") int minRating, long count) {}

    /** Sent so. */
    @Schema(name = "DeliveryCount")
    public record SentSo(DeliveryChoice delivery, long count) {}
}
