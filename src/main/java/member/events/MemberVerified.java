package member.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.security.IdentityTier;

/** A member's identity was verified up to {@code tier}. */
@EventType(value = "member.member-verified", aggregate = "memberId")
public record MemberVerified(Tsid eventId, Instant occurredAt, Tsid memberId, IdentityTier tier)
        implements
            DomainEvent {}
