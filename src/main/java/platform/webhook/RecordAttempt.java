package platform.webhook;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import platform.database.ConflictRetry;

/** Keeps how an attempt went, and gives an endpoint up that has long been failing. */
final class RecordAttempt<O> {
    private final Webhooks<O> webhooks;
    private final AnnounceNews<O> announce;

    RecordAttempt(Webhooks<O> webhooks) {
        this.webhooks = webhooks;
        this.announce = new AnnounceNews<>(webhooks);
    }

    /** Keeps it; a delivery whose last attempt failed switches its endpoint off, if nothing else got through meanwhile. */
    void record(WebhookDelivery sent, WebhookDelivery.Attempt attempt, boolean good) {
        ConflictRetry.run(
                () -> webhooks.opening.transaction.executeWithoutResult(_ -> locked(sent, attempt, good)));
    }

    private void locked(WebhookDelivery sent, WebhookDelivery.Attempt attempt, boolean good) {
        Instant now = webhooks.now();
        Optional<WebhookEndpoint<O>> endpoint = webhooks.endpoints.lock(sent.endpointId());
        if (good) {
            webhooks.deliveries.attempted(sent, attempt, WebhookDelivery.State.DELIVERED, null);
            webhooks.endpoints.succeeded(sent.endpointId(), now);
            return;
        }
        if (endpoint.filter(WebhookEndpoint::isOn).isEmpty()) {
            webhooks.deliveries.attempted(sent, attempt, WebhookDelivery.State.STOPPED, null);
            return;
        }
        Optional<Instant> next = RetryPlan.next(sent.attempts() + 1, now);
        if (next.isPresent()) {
            webhooks.deliveries.attempted(sent, attempt, WebhookDelivery.State.PENDING, next.get());
            return;
        }
        boolean counts = webhooks.deliveries.attempted(sent, attempt, WebhookDelivery.State.FAILED, null);
        if (counts && silentSince(endpoint.get(), sent.firstAttemptAt())) {
            switchOff(endpoint.get(), now);
        }
    }

    private static boolean silentSince(WebhookEndpoint<?> endpoint, @Nullable Instant time) {
        Instant success = endpoint.lastSuccessAt();
        return success == null || time == null || success.isBefore(time);
    }

    private void switchOff(WebhookEndpoint<O> endpoint, Instant now) {
        webhooks.endpoints.switchOff(endpoint.id(), now);
        webhooks.deliveries.stop(endpoint.id());
        announce.switchedOff(endpoint, now);
        webhooks.book.givenUp(endpoint);
    }
}
