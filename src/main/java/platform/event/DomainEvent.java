package platform.event;

import java.time.Instant;

import platform.id.Tsid;

/**
 * A fact that a module tells the others: an immutable record in {@code <module>.events}, named in the past tense and
 * annotated with {@link EventType}. It carries every value that a consumer needs, since nobody can call back.
 */
public interface DomainEvent {
    /** Unique per event; a consumer that gets it twice knows it by this. */
    Tsid eventId();

    /** When it became true, by the publisher's clock. */
    Instant occurredAt();
}
