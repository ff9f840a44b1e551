package loan.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * A member has compared loans; no more offers come.
 *
 * @param purpose LIVING, HOME or REFINANCING
 * @param amount wished for
 * @param asked how many lenders
 * @param offered how many of them made an offer
 * @param bestLender whose offer costs least; null without an offer
 * @param bestRateMillionths its effective annual rate, 48,500 is 4.85 %; 0 without an offer
 */
@EventType(value = "loan.comparison-closed", aggregate = "comparisonId")
public record ComparisonClosed(Tsid eventId, Instant occurredAt, Tsid comparisonId, Tsid memberId, String purpose,
        Won amount, int asked, int offered, @Nullable String bestLender, long bestRateMillionths)
        implements
            DomainEvent {}
