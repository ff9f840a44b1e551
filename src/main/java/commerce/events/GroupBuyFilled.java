package commerce.events;

import java.time.Instant;
import java.util.List;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/**
 * A team is full: its members get what they bought.
 *
 * @param covered fewer are in it than were to be, and the platform pays the seller for that
 */
@EventType(value = "commerce.group-buy-filled", aggregate = "teamId")
public record GroupBuyFilled(Tsid eventId, Instant occurredAt, Tsid teamId, Tsid dealId, Tsid sellerId, Tsid productId,
        String productName, List<Member> members, boolean covered) implements DomainEvent {
    /** A member with their order. */
    public record Member(Tsid memberId, Tsid orderId) {}
}
