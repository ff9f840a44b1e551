package benefit.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/**
 * From a day on this is the reward ladder, until the next one's day; of two for the same day the newest counts.
 *
 * @param validFrom the first Korean day
 */
@EventType(value = "benefit.ladder-set", aggregate = "eventId")
public record LadderSet(Tsid eventId, Instant occurredAt, LocalDate validFrom, List<Rung> rungs)
        implements
            DomainEvent {
    /** So many points for so many steps in a day. */
    public record Rung(int steps, long points) {}
}
