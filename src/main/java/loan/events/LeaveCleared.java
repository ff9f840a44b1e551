package loan.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/** This module holds nothing that keeps the member from leaving. */
@EventType(value = "loan.leave-cleared", aggregate = "memberId")
public record LeaveCleared(Tsid eventId, Instant occurredAt, Tsid memberId, Tsid requestId) implements DomainEvent {}
