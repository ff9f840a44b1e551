package benefit.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * An operator has put money of the company behind a programme: it lies on the trust account. The programme may give it away
 * once pay has booked it.
 *
 * @param programme the programme's code
 */
@EventType(value = "benefit.programme-funding-ordered", aggregate = "programmeId")
public record ProgrammeFundingOrdered(Tsid eventId, Instant occurredAt, Tsid fundingId, Tsid programmeId,
        String programme, Won amount) implements DomainEvent {}
