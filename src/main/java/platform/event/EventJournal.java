package platform.event;

/** Where {@link DomainEvents} writes each event down before anybody hears of it. */
public interface EventJournal {
    /** Appends an event, once, in the current transaction. */
    void append(DomainEvent event);
}
