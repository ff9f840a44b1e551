package pay.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import platform.loop.BackgroundLoop;

/** Sends what is due, on every instance: each takes what the others have not, and has a bounded number on their way. */
@Component
class WebhookLoop extends BackgroundLoop {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookLoop.class);

    private final TakeDeliveries take;
    private final SendWebhook send;
    private final WebhookSettings settings;
    private final Semaphore places;
    private final Map<WebhookEndpointId, Integer> sending = new ConcurrentHashMap<>();

    WebhookLoop(TakeDeliveries take, SendWebhook send, WebhookSettings settings) {
        super("webhooks", 0);
        this.take = take;
        this.send = send;
        this.settings = settings;
        this.places = new Semaphore(settings.sending());
    }

    @Override
    protected Duration round() {
        int free = places.availablePermits();
        List<WebhookDeliveries.Due> taken = free == 0 ? List.of() : take.take(free, Map.copyOf(sending));
        taken.forEach(this::begin);
        return free > 0 && taken.size() == free ? Duration.ZERO : settings.pause();
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
