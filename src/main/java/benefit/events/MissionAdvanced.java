package benefit.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/**
 * A member has come further with a mission: did once more what it asks for, or claimed its reward. Neither goes back: whatever
 * the order of arrival, the highest {@code done} counts, and what was claimed once stays so.
 *
 * @param done how often, up to the goal
 * @param goal with which its reward can be claimed
 */
@EventType(value = "benefit.mission-advanced", aggregate = "memberId")
public record MissionAdvanced(Tsid eventId, Instant occurredAt, Tsid memberId, Tsid missionId, int done, int goal,
        boolean claimed) implements DomainEvent {}
