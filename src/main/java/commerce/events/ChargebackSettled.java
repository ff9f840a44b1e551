package commerce.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * A part of what a lost chargeback has cost is taken from where the order's money is. Told once of a share.
 *
 * @param shareId what of the chargeback it is
 * @param itemId the item whose it is; of freight, one of the parcel
 * @param fromEscrow what is kept for the order, and nobody is to get any more: it is the platform's
 * @param fromSeller what the seller had got for it, and gives back to the platform
 * @param fee what the seller pays for the chargeback besides, VAT left out
 */
@EventType(value = "commerce.chargeback-settled", aggregate = "orderId")
public record ChargebackSettled(Tsid eventId, Instant occurredAt, Tsid chargebackId, Tsid shareId, Tsid orderId,
        Tsid itemId, Tsid sellerId, Won fromEscrow, Won fromSeller, Won fee, Won vat) implements DomainEvent {}
