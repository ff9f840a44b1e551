package benefit.events;

import java.time.Instant;
import java.time.LocalDate;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/**
 * A member's day has come to a rung of the reward ladder; told once for each day and rung. Its reward can be claimed.
 *
 * @param day the Korean day
 * @param steps of the rung
 * @param points of its reward
 */
@EventType(value = "benefit.rung-reached", aggregate = "memberId")
public record RungReached(Tsid eventId, Instant occurredAt, Tsid memberId, LocalDate day, int steps, long points)
        implements
            DomainEvent {}
