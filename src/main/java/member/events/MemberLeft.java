package member.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/** A member left for good; what modules hold of the person goes or is pseudonymised. */
@EventType(value = "member.member-left", aggregate = "memberId")
public record MemberLeft(Tsid eventId, Instant occurredAt, Tsid memberId) implements DomainEvent {}
