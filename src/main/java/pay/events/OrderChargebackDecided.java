package pay.events;

import java.time.Instant;
import java.time.LocalDate;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * A card company has decided about what {@link OrderChargedBack} told; everything is told again, since that may come later.
 *
 * @param outcome {@code WON}: nothing was taken back; {@code LOST}: the card's holder has the amount again
 * @param openedAt when it was opened
 */
@EventType(value = "pay.order-chargeback-decided", aggregate = "orderId")
public record OrderChargebackDecided(Tsid eventId, Instant occurredAt, Tsid chargebackId, Tsid orderId, Tsid paymentId,
        Tsid buyerId, Won amount, String reason, LocalDate answerBy, String outcome,
        Instant openedAt) implements DomainEvent {}
