package member.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/** A member wants to leave; every module that may hold something of theirs answers with its own cleared or blocked event. */
@EventType(value = "member.member-leave-requested", aggregate = "memberId")
public record MemberLeaveRequested(Tsid eventId, Instant occurredAt, Tsid memberId, Tsid requestId)
        implements
            DomainEvent {}
