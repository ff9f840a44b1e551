package pay.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/** The points of a grant are the member's. Told again when benefit asks again. */
@EventType(value = "pay.points-credited", aggregate = "grantId")
public record PointsCredited(Tsid eventId, Instant occurredAt, Tsid grantId, Tsid memberId, Tsid programmeId,
        long points) implements DomainEvent {}
