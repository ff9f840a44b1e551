package pay.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/**
 * A business was taken on as a merchant: it may take payments from now on.
 *
 * @param name that its customers know it by
 * @param businessNumber its registration number, ten digits
 * @param plan the fee plan that it has from today on
 */
@EventType(value = "pay.merchant-approved", aggregate = "merchantId")
public record MerchantApproved(Tsid eventId, Instant occurredAt, Tsid merchantId, String name, String businessNumber,
        String plan) implements DomainEvent {}
