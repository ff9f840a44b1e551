package commerce.events;

import java.time.Instant;
import java.time.LocalDate;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * A seller's statement of a day is closed: nothing is added to it any more.
 * {@code carriedIn} + {@code lines} = {@code payout} + {@code carriedOut}.
 *
 * @param day in Seoul, on which its lines were due
 * @param carriedIn what earlier statements left over, and payouts that failed or came back; negative: the seller owed it
 * @param lines what its lines add up to
 * @param payout what is paid out of it
 * @param carriedOut what is left for the next one; negative: the seller owes it
 */
@EventType(value = "commerce.settlement-closed", aggregate = "sellerId")
public record SettlementClosed(Tsid eventId, Instant occurredAt, Tsid statementId, Tsid sellerId, LocalDate day,
        Won carriedIn, Won lines, Won payout, Won carriedOut) implements DomainEvent {}
