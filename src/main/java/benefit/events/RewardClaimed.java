package benefit.events;

import java.time.Instant;
import java.time.LocalDate;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/**
 * A member has claimed the reward of a rung for a day's steps; its points were granted with it.
 *
 * @param day the Korean day of the steps
 * @param steps of the rung
 * @param grantId of the points
 */
@EventType(value = "benefit.reward-claimed", aggregate = "memberId")
public record RewardClaimed(Tsid eventId, Instant occurredAt, Tsid memberId, LocalDate day, int steps, long points,
        Tsid grantId) implements DomainEvent {}
