package pay.events;

import java.time.Instant;
import java.time.LocalDate;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * The holder of the card that paid a part of an order disputes it with the card company, which may take it back. How that ends is
 * told by {@link OrderChargebackDecided}, which may come first.
 *
 * @param amount at most what the card was charged and has not got back
 * @param reason {@code NOT_RECEIVED}, {@code FRAUD}, …: as it is called at merchants' disputes
 * @param answerBy the last day, in Seoul, on which the card company takes an answer
 */
@EventType(value = "pay.order-charged-back", aggregate = "orderId")
public record OrderChargedBack(Tsid eventId, Instant occurredAt, Tsid chargebackId, Tsid orderId, Tsid paymentId,
        Tsid buyerId, Won amount, String reason, LocalDate answerBy) implements DomainEvent {}
