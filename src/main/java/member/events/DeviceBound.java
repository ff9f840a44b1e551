package member.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/**
 * A member bound a device. Modules keep the key and check the device's signatures themselves.
 *
 * @param publicKey P-256 key, X.509 SubjectPublicKeyInfo, base64
 */
@EventType(value = "member.device-bound", aggregate = "memberId")
public record DeviceBound(Tsid eventId, Instant occurredAt, Tsid memberId, Tsid deviceId, String publicKey)
        implements
            DomainEvent {}
