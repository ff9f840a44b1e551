package pay.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import platform.event.DomainEvent;
import platform.event.EventType;
import platform.event.Personal;
import platform.id.Tsid;
import platform.money.Won;

/**
 * The asker reminds of an open request; at most once a day.
 *
 * @param askerName masked, as the asked one may see it
 */
@EventType(value = "pay.money-request-reminded", aggregate = "requestId")
public record MoneyRequestReminded(Tsid eventId, Instant occurredAt, Tsid requestId, Tsid askerId, Tsid askedId,
        Won amount, @Personal(of = "askerId") @Nullable String memo, String askerName,
        Instant lapsesAt) implements DomainEvent {}
