package pay.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import platform.event.DomainEvent;
import platform.event.EventType;
import platform.event.Personal;
import platform.id.Tsid;
import platform.money.Won;

/**
 * A request for money is over, for good.
 *
 * @param outcome {@code PAID}, {@code DECLINED} by the asked one, {@code CANCELED} by the asker, {@code LAPSED} after its
 *     time, or {@code LEFT}: one of the two is no member any more
 * @param transferId what it was paid by; null unless it was
 * @param askerName masked, as the asked one may see it
 * @param askedName masked, as the asker may see it: a phone number if that is what was asked and was not paid
 * @param splitBillId the bill that it was a share of; null: none
 */
@EventType(value = "pay.money-request-closed", aggregate = "requestId")
public record MoneyRequestClosed(Tsid eventId, Instant occurredAt, Tsid requestId, Tsid askerId, Tsid askedId,
        Won amount, @Personal(of = "askerId") @Nullable String memo, String outcome, @Nullable Tsid transferId,
        String askerName, String askedName, @Nullable Tsid splitBillId) implements DomainEvent {}
