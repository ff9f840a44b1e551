package commerce.review;

import java.time.Instant;
import java.util.List;

import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import commerce.image.ImageId;
import commerce.order.ItemId;
import org.jspecify.annotations.Nullable;
import platform.id.Tsid;

/**
 * What a buyer says of an item.
 *
 * @param optionName of what they bought
 * @param helpful how many members found it so
 * @param reply what its seller says to it
 */
record Review(ReviewId id, ItemId itemId, Tsid memberId, SellerId sellerId, ProductId productId, String optionName,
        Opinion opinion, State state, int helpful, Instant writtenAt, @Nullable Instant editedAt,
        @Nullable String reply, @Nullable Instant repliedAt) {
    /** Who is shown it: everybody, nobody by an operator's word, nobody any more. */
    enum State {
        VISIBLE, HIDDEN, DELETED
    }

    /**
     * What its author writes.
     *
     * @param rating 1 to 5 stars
     */
    record Opinion(int rating, String text, List<ImageId> photos) {
        Opinion {
            photos = List.copyOf(photos);
        }
    }
}
