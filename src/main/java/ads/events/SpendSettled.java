package ads.events;

import java.time.Instant;
import java.util.List;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;
import platform.money.Won;

/**
 * A batch of counted ad events was settled: what it costs each advertiser, in whole won. What is less than a won is carried on
 * to a later settlement. The sum of an advertiser's charges never exceeds what they have paid in.
 *
 * @param settlementId of the batch; charged once
 */
@EventType(value = "ads.spend-settled", aggregate = "settlementId")
public record SpendSettled(Tsid eventId, Instant occurredAt, Tsid settlementId, List<Charge> charges)
        implements
            DomainEvent {
    /** What one advertiser owes: positive. */
    public record Charge(Tsid advertiserId, Won amount) {}
}
