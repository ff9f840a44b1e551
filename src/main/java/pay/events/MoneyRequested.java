package pay.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import platform.event.DomainEvent;
import platform.event.EventType;
import platform.event.Personal;
import platform.id.Tsid;
import platform.money.Won;

/**
 * A member asks another one for money.
 *
 * @param askerName masked, as the asked one may see it
 * @param splitBillId the bill that it is a share of; null: none
 * @param lapsesAt until when it can be paid
 */
@EventType(value = "pay.money-requested", aggregate = "requestId")
public record MoneyRequested(Tsid eventId, Instant occurredAt, Tsid requestId, Tsid askerId, Tsid askedId, Won amount,
        @Personal(of = "askerId") @Nullable String memo, String askerName, @Nullable Tsid splitBillId,
        Instant lapsesAt) implements DomainEvent {}
