package benefit.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/**
 * A programme has promised points to a member; its budget covers them. Pay credits them at most once per {@code grantId}, and
 * answers; unanswered, this is published again with the same grant.
 *
 * @param programmeId whose budget pays
 * @param programme its code: {@code WALKING}, {@code ATTENDANCE} or {@code MISSIONS}
 * @param points one is worth one won
 * @param description what for, in the words that the member sees
 * @param expiresAt when what is left of them lapses
 */
@EventType(value = "benefit.points-granted", aggregate = "grantId")
public record PointsGranted(Tsid eventId, Instant occurredAt, Tsid grantId, Tsid memberId, Tsid programmeId,
        String programme, long points, String description, Instant expiresAt) implements DomainEvent {}
