package platform.event.delivery;

import java.util.List;

import org.springframework.context.ApplicationContext;
import platform.event.DomainEvent;

/**
 * Runs a listener as the application does (its own transaction, the inbox inside), but in the caller's thread and with its
 * failures thrown: so that a test knows when it is done and what became of it.
 */
public final class SynchronousDelivery {
    private final DeliveryRun run;

    public SynchronousDelivery(ApplicationContext context) {
        run = context.getBean(DeliveryRun.class);
    }

    /** Whether it ran; else the delivery row was not there (any more). */
    public boolean deliver(Listener listener, DomainEvent event) {
        return deliver(listener, List.of(event));
    }

    /** The same for several that share a transaction. */
    public boolean deliver(Listener listener, List<DomainEvent> events) {
        return run.inOneTransaction(
                events.stream().map(event -> new Delivery(listener, event, 1, null, System.nanoTime())).toList());
    }
}
