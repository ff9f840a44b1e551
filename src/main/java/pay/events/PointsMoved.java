package pay.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/**
 * Points came to a member or went.
 *
 * @param points positive in, negative out
 * @param balance the member's points after it
 * @param sequence counts the movements of this member's points from 1: the highest has the present balance
 * @param kind {@code GRANT}, {@code EXPIRY}, {@code FORFEIT}, {@code PAYMENT}, {@code REFUND}, {@code CASHBACK} or {@code CASHBACK_RETURN}
 * @param description what it was for, in the words the member sees
 */
@EventType(value = "pay.points-moved", aggregate = "memberId")
public record PointsMoved(Tsid eventId, Instant occurredAt, Tsid memberId, Tsid movementId, long points, long balance,
        long sequence, String kind, String description) implements DomainEvent {}
