package member.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.event.Personal;
import platform.id.Tsid;

/** A person became a member. */
@EventType(value = "member.member-joined", aggregate = "memberId")
public record MemberJoined(Tsid eventId, Instant occurredAt, Tsid memberId, @Personal String name)
        implements
            DomainEvent {}
