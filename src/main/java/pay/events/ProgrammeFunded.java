package pay.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/** Money stands behind a programme: points of this much more may be granted out of it. */
@EventType(value = "pay.programme-funded", aggregate = "programmeId")
public record ProgrammeFunded(Tsid eventId, Instant occurredAt, Tsid fundingId, Tsid programmeId, Won amount)
        implements
            DomainEvent {}
