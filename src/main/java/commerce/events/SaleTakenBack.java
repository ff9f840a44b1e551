package commerce.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/**
 * Pieces came back whose purchase stood, and which coupons had paid in full: no money goes back to the buyer, so that there is no
 * {@link RefundRequested}, but their seller gives back what it got for them. Told once of a claim.
 *
 * <p>Or two operators settled a refund by hand that pay had refused: pay takes from the seller what it would have taken with it.
 *
 * @param share its amount is 0, unless it was settled by hand
 */
@EventType(value = "commerce.sale-taken-back", aggregate = "orderId")
public record SaleTakenBack(Tsid eventId, Instant occurredAt, Tsid claimId, Tsid orderId,
        RefundRequested.SellerShare share) implements DomainEvent {}
