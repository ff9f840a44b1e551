package pay.events;

import java.time.Instant;
import java.util.List;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/**
 * Points of a member lapsed: their day came, and nothing had spent or held them. The won behind them are their programmes'
 * again.
 *
 * @param points all of them
 * @param lots by grant, what lapsed of each
 */
@EventType(value = "pay.points-expired", aggregate = "memberId")
public record PointsExpired(Tsid eventId, Instant occurredAt, Tsid memberId, long points,
        List<Lot> lots) implements DomainEvent {
    /** What lapsed of one grant. */
    public record Lot(Tsid grantId, Tsid programmeId, long points) {}
}
