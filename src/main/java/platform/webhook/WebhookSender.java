package platform.webhook;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what is due of one module, on every instance: each takes what the others have not, and has a bounded number on their way. */
final class WebhookSender<O> {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);

    private final TakeDeliveries<O> take;
    private final SendWebhook<O> send;
    private final Semaphore places;
    private final Map<WebhookEndpointId, Integer> sending = new ConcurrentHashMap<>();

    WebhookSender(Webhooks<O> webhooks) {
        this.take = new TakeDeliveries<>(webhooks);
        this.send = new SendWebhook<>(webhooks);
        this.places = new Semaphore(webhooks.opening.settings.sending());
    }

    /** Begins as many as there are places for; whether there may be more to begin at once. */
    boolean begin() {
        int free = places.availablePermits();
        List<WebhookDeliveries.Due> taken = free == 0 ? List.of() : take.take(free, Map.copyOf(sending));
        taken.forEach(this::begin);
        return free > 0 && taken.size() == free;
    }

    private void begin(WebhookDeliveries.Due due) {
        places.acquireUninterruptibly();
        sending.merge(due.endpoint(), 1, Integer::sum);
        Thread.ofVirtual().name("webhook").start(() -> {
            try {
                send.send(due.id());
            } catch (RuntimeException e) {
                // It is due again when its lease ends.
                LOG.warn("Webhook delivery {} is not sent; trying again", due.id().value(), e);
            } finally {
                sending.computeIfPresent(due.endpoint(), (_, busy) -> busy == 1 ? null : busy - 1);
                places.release();
            }
        });
    }
}
