package commerce.shelf;

import commerce.catalogue.ProductId;
import commerce.catalogue.Rating;
import commerce.catalogue.SellerId;
import commerce.image.ImageId;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platform.money.Won;

/** A product in a list, at the lowest price that something of it can be had for; when nothing can, the lowest there is. */
@Schema(name = "Tile")
public record Tile(ProductId id, @Schema(example = "제주 감귤 5kg") String name, Won price,
        @Schema(description = "the price without the sale that is on; null without one", nullable = true) @Nullable Won listPrice,
        SellerName seller, boolean soldOut,
        @Schema(description = "whether one piece is sent for nothing; Jeju and other islands may cost something all the same") boolean freeDelivery,
        @Schema(description = "its picture; null without one", nullable = true) @Nullable ImageId image,
        @Schema(description = "null while nobody has reviewed it", nullable = true) @Nullable Rating rating) {
    /** Who sells it. */
    @Schema(name = "SellerName")
    public record SellerName(SellerId id, String name) {}
}
