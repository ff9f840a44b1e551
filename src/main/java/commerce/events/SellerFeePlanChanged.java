package commerce.events;

import java.time.Instant;
import java.time.LocalDate;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/**
 * A seller has another fee plan from a day on, which may be still to come; a later one for the same day takes its place.
 *
 * @param validFrom in Seoul; purchases that are confirmed from then on cost what it says
 */
@EventType(value = "commerce.seller-fee-plan-changed", aggregate = "sellerId")
public record SellerFeePlanChanged(Tsid eventId, Instant occurredAt, Tsid sellerId, String feePlan,
        LocalDate validFrom) implements DomainEvent {}
