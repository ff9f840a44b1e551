package platform.event;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Publishes domain events: the one way in which a module tells the others something. */
@Component
public class DomainEvents {
    private final ApplicationEventPublisher publisher;

    DomainEvents(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
    }

    /**
     * Publishes an event together with the current transaction: it reaches the listeners if, and only if, that commits.
     * Call it after the business rows are written.
     *
     * @throws IllegalStateException outside a transaction
     */
    public void publish(DomainEvent event) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Publish " + event.getClass().getSimpleName() + " inside a transaction");
        }
        publisher.publishEvent(event);
    }
}
