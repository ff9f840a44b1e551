package loan.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/**
 * This module holds something that keeps the member from leaving.
 *
 * @param reason a code, for example {@code OPEN_LOANS}
 */
@EventType(value = "loan.leave-blocked", aggregate = "memberId")
public record LeaveBlocked(Tsid eventId, Instant occurredAt, Tsid memberId, Tsid requestId, String reason)
        implements
            DomainEvent {}
