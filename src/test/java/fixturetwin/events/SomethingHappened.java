package fixturetwin.events;

import java.time.Instant;

import platform.event.DomainEvent;
import platform.event.EventType;
import platform.id.Tsid;

/** Takes the name of another event, which is refused. */
@EventType(value = "fixture.thing-happened", aggregate = "eventId")
public record SomethingHappened(Tsid eventId, Instant occurredAt) implements DomainEvent {}
