package commerce.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/**
 * A buyer has said what they think of an item: once, whatever becomes of that afterwards.
 *
 * @param rating 1 to 5 stars
 * @param letters how long its text is
 * @param photos how many pictures it shows
 */
@EventType(value = "commerce.review-written", aggregate = "reviewId")
public record ReviewWritten(Tsid eventId, Instant occurredAt, Tsid reviewId, Tsid memberId, Tsid sellerId,
        Tsid productId, String productName, Tsid orderId, Tsid itemId, int rating, int letters, int photos)
        implements
            DomainEvent {}
