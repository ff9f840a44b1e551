package member.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/**
 * A member gave or withdrew a consent.
 *
 * @param purpose what for, for example {@code MARKETING}
 * @param termsVersion the version of the terms they saw
 */
@EventType(value = "member.consent-changed", aggregate = "memberId")
public record ConsentChanged(Tsid eventId, Instant occurredAt, Tsid memberId, String purpose, int termsVersion,
        boolean granted) implements DomainEvent {}
