package commerce.events;

import java.time.Instant;
import java.util.List;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * A seller shows goods live, which cost less until {@link LiveShowEnded}.
 *
 * @param products those that were linked by then; more may come
 */
@EventType(value = "commerce.live-show-started", aggregate = "showId")
public record LiveShowStarted(Tsid eventId, Instant occurredAt, Tsid showId, Tsid sellerId, String sellerName,
        String title, List<Product> products) implements DomainEvent {
    /**
     * A product in it.
     *
     * @param livePrice of a form without a price difference
     */
    public record Product(Tsid productId, String name, Won livePrice) {}
}
