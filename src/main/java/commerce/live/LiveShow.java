package commerce.live;

import java.time.Instant;

import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import org.jspecify.annotations.Nullable;

/**
 * A seller's show.
 *
 * @param startsAt when it is to start; when it did, from then on
 * @param pinned the product that is shown above the others
 * @param viewers as they were counted last
 * @param visits how often it was opened while it was live
 */
record LiveShow(LiveShowId id, SellerId sellerId, String sellerName, String title, State state, Instant startsAt,
        @Nullable Instant endedAt, @Nullable ProductId pinned, @Nullable String notice, int viewers, int mostViewers,
        long visits) {
    /** Where it is; one that was never live is CANCELED in the end. */
    enum State {
        PLANNED, LIVE, ENDED, CANCELED;

        boolean isOver() {
            return this == ENDED || this == CANCELED;
        }
    }

    /** Why it is over. */
    enum End {
        SELLER, TIME_OVER, SELLER_STOPPED
    }
}
