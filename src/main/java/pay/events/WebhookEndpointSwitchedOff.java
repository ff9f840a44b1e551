package pay.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/**
 * A merchant's system was told nothing for three days, however often it was tried: no more is sent there until the merchant
 * switches it on. Somebody should tell them.
 *
 * @param url where it lies
 * @param live whether it was told of real payments
 */
@EventType(value = "pay.webhook-endpoint-switched-off", aggregate = "merchantId")
public record WebhookEndpointSwitchedOff(Tsid eventId, Instant occurredAt, Tsid merchantId, Tsid endpointId, String url,
        boolean live) implements DomainEvent {}
