package member.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/** A device may no longer sign or log in. */
@EventType(value = "member.device-revoked", aggregate = "memberId")
public record DeviceRevoked(Tsid eventId, Instant occurredAt, Tsid memberId, Tsid deviceId, String publicKey)
        implements
            DomainEvent {}
