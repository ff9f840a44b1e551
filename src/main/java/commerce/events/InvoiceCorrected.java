package commerce.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/**
 * A seller had told a wrong invoice number of an item, and has told the right one. It has not arrived, for all that anybody knows: an
 * {@link ItemDelivered} before this was of the wrong one.
 *
 * @param courier a code, for example {@code CJ_LOGISTICS}
 * @param invoice what the courier knows the parcel by
 * @param wrongInvoice what was told before
 */
@EventType(value = "commerce.invoice-corrected", aggregate = "orderId")
public record InvoiceCorrected(Tsid eventId, Instant occurredAt, Tsid orderId, Tsid itemId, Tsid buyerId, Tsid sellerId,
        String productName, String courier, String invoice, String wrongCourier, String wrongInvoice)
        implements
            DomainEvent {}
