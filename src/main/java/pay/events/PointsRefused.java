package pay.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/**
 * The points of a grant were refused for good; nothing was booked.
 *
 * @param reason a code: {@code WALLET_CLOSED}
 */
@EventType(value = "pay.points-refused", aggregate = "grantId")
public record PointsRefused(Tsid eventId, Instant occurredAt, Tsid grantId, Tsid memberId, Tsid programmeId,
        long points, String reason) implements DomainEvent {}
