package platform.event;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import platform.id.Tsid;
import platform.trace.Traces;

/**
 * Under which traces events were published, until their listeners have been told of them after the commit: by then the work that published
 * them may be over, or have been that of several requests.
 */
@Component
public class PublishedTraces {
    private final Traces traces;
    private final Map<Tsid, String> byEvent = new ConcurrentHashMap<>();

    PublishedTraces(Traces traces) {
        this.traces = traces;
    }

    /** Keeps the current trace while {@code publish} has the listeners of the event told at the commit, and until they have been. */
    void during(DomainEvent event, Runnable publish) {
        String current = traces.currentId();
        if (current == null) {
            publish.run();
            return;
        }
        byEvent.put(event.eventId(), current);
        boolean published = false;
        try {
            publish.run();
            // After those that tell the listeners, since it comes after them here.
            TransactionSynchronizationManager.registerSynchronization(new Forgetting(event));
            published = true;
        } finally {
            if (!published) {
                byEvent.remove(event.eventId());
            }
        }
    }

    private final class Forgetting implements TransactionSynchronization {
        private final DomainEvent event;

        private Forgetting(DomainEvent event) {
            this.event = event;
        }

        @Override
        public void afterCompletion(int status) {
            byEvent.remove(event.eventId());
        }
    }

    /** That of an event whose listeners are being told; null: none. */
    public @Nullable String of(DomainEvent event) {
        return byEvent.get(event.eventId());
    }
}
