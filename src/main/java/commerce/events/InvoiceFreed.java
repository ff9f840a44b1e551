package commerce.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/**
 * An operator found that the invoice number of an item is another parcel's. It has not arrived, for all that anybody knows: an
 * {@link ItemDelivered} before this was of the other one. {@link InvoiceCorrected} follows when its seller tells the right one.
 *
 * @param courier a code, for example {@code CJ_LOGISTICS}
 * @param invoice what is not to be shown to the buyer any more: by it couriers show another recipient
 */
@EventType(value = "commerce.invoice-freed", aggregate = "orderId")
public record InvoiceFreed(Tsid eventId, Instant occurredAt, Tsid orderId, Tsid itemId, Tsid buyerId, Tsid sellerId,
        String productName, String courier, String invoice) implements DomainEvent {}
