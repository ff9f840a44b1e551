package ads.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/**
 * An advertiser may set up campaigns from now on, and pay in for them.
 *
 * @param name of the company
 */
@EventType(value = "ads.advertiser-registered", aggregate = "advertiserId")
public record AdvertiserRegistered(Tsid eventId, Instant occurredAt, Tsid advertiserId, String name)
        implements
            DomainEvent {}
