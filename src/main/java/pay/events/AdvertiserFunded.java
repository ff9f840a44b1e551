package pay.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * An advertiser paid in for ads.
 *
 * @param amount of this deposit
 * @param funded all that they have paid in so far; the highest is the newest
 */
@EventType(value = "pay.advertiser-funded", aggregate = "advertiserId")
public record AdvertiserFunded(Tsid eventId, Instant occurredAt, Tsid advertiserId, Tsid depositId, Won amount,
        Won funded) implements DomainEvent {}
