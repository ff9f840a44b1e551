package member.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.event.Personal;
import platform.id.Tsid;

/**
 * A member proved to have another phone number, and has it instead of the one before.
 *
 * @param phone eleven digits, beginning with 010
 */
@EventType(value = "member.phone-changed", aggregate = "memberId")
public record PhoneChanged(Tsid eventId, Instant occurredAt, Tsid memberId, @Personal String phone)
        implements
            DomainEvent {}
