package pay.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * Money that was held for a phone number is its sender's to spend again: nobody accepted it.
 *
 * @param reason {@code EXPIRED} after seven days, {@code CANCELED} by the sender, or {@code SENDER_LEFT}
 */
@EventType(value = "pay.transfer-returned", aggregate = "transferId")
public record TransferReturned(Tsid eventId, Instant occurredAt, Tsid transferId, Tsid senderId, Won amount,
        String reason) implements DomainEvent {}
