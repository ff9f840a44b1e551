package commerce.live;

import java.time.Instant;
import java.util.List;

import commerce.catalogue.ProductId;
import commerce.shelf.Tile;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platform.money.Won;

/** A show as everybody sees it. */
record ShowView(LiveShowId id, Tile.SellerName seller, @Schema(example = "햇감귤 생방송") String title,
        LiveShow.State state, @Schema(description = "when it is to start; when it did, from then on") Instant startsAt,
        @Nullable Instant endedAt, @Schema(description = "counted every few seconds") int viewers,
        @Schema(description = "what the seller says to all", nullable = true) @Nullable String notice,
        @Schema(description = "the product that is shown above the others", nullable = true) @Nullable ProductId pinnedProductId,
        List<LiveProductView> products) {
    /** A product of it. */
    record LiveProductView(ProductId id, String name,
            @Schema(description = "what it costs without a show, of a form without a price difference") Won listPrice,
            @Schema(description = "what it costs while the show is live") Won livePrice, boolean onSale) {
        static LiveProductView of(LiveProducts.Linked linked) {
            return new LiveProductView(linked.id(), linked.name(), linked.listPrice(), linked.livePrice(),
                    linked.onSale());
        }
    }

    static ShowView of(LiveShow show, List<LiveProducts.Linked> products) {
        return new ShowView(show.id(), new Tile.SellerName(show.sellerId(), show.sellerName()), show.title(),
                show.state(), show.startsAt(), show.endedAt(), show.viewers(), show.notice(),
                products.stream().map(LiveProducts.Linked::id).filter(id -> id.equals(show.pinned())).findAny()
                        .orElse(null),
                products.stream().map(LiveProductView::of).toList());
    }

    /** Whether nothing but the number of viewers has changed. */
    boolean isAs(ShowView before) {
        return equals(new ShowView(before.id, before.seller, before.title, before.state, before.startsAt,
                before.endedAt, viewers, before.notice, before.pinnedProductId, before.products));
    }
}
