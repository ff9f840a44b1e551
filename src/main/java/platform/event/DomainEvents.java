package platform.event;

import java.util.List;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Publishes domain events: the one way in which a module tells the others something. */
@Component
public class DomainEvents {
    private static final ScopedValue<DomainEvent> PUBLISHING = ScopedValue.newInstance();

    private final List<EventJournal> journals;
    private final ApplicationEventPublisher publisher;
    private final PublishedTraces traces;

    DomainEvents(List<EventJournal> journals, ApplicationEventPublisher publisher, PublishedTraces traces) {
        this.journals = journals;
        this.publisher = publisher;
        this.traces = traces;
    }

    /**
     * Publishes an event together with the current transaction: it is in the event log and reaches the listeners if, and
     * only if, that commits. Call it after the business rows are written.
     *
     * @throws IllegalStateException outside a transaction
     */
    public void publish(DomainEvent event) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Publish " + event.getClass().getSimpleName() + " inside a transaction");
        }
        journals.forEach(journal -> journal.append(event));
        traces.during(event,
                () -> ScopedValue.where(PUBLISHING, event).run(() -> publisher.publishEvent(event)));
    }

    /** Whether this event is on its way through {@link #publish}, and so in the log already. */
    public static boolean isPublishing(DomainEvent event) {
        return PUBLISHING.isBound() && PUBLISHING.get().eventId().equals(event.eventId());
    }
}
