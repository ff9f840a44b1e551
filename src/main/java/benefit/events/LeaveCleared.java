package benefit.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/** This module holds nothing that keeps the member from leaving: points that are not paid yet lapse with them. */
@EventType(value = "benefit.leave-cleared", aggregate = "memberId")
public record LeaveCleared(Tsid eventId, Instant occurredAt, Tsid memberId, Tsid requestId) implements DomainEvent {}
