package platform.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Makes one attempt at a delivery that was taken: the call is outside a transaction, its outcome is kept after it. */
final class SendWebhook<O> {
    private final Webhooks<O> webhooks;
    private final RecordAttempt<O> record;

    SendWebhook(Webhooks<O> webhooks) {
        this.webhooks = webhooks;
        this.record = new RecordAttempt<>(webhooks);
    }

    /** What goes where, read at once. */
    private record Letter<O>(WebhookDelivery delivery, WebhookEndpoint<O> to, String body, List<String> secrets) {}

    void send(WebhookDeliveryId id) {
        Instant now = webhooks.now();
        Optional<Letter<O>> letter = webhooks.opening.transaction.execute(_ -> letter(id, now));
        letter.ifPresent(each -> send(each, now));
    }

    private void send(Letter<O> letter, Instant now) {
        WebhookLine.Reply reply = letter.secrets().isEmpty()
                ? new WebhookLine.Reply(null, WebhookLine.Failure.SECRET_UNREADABLE)
                : post(letter, now);
        WebhookLine.Failure failure = reply.error();
        record.record(letter.delivery(),
                new WebhookDelivery.Attempt(now, reply.status(), failure == null ? null : failure.name(),
                        Math.toIntExact(Duration.between(now, webhooks.opening.clock.instant()).toMillis())),
                reply.isGood());
    }

    /** None for an endpoint that was switched off or removed. */
    private Optional<Letter<O>> letter(WebhookDeliveryId id, Instant now) {
        WebhookDelivery delivery = webhooks.deliveries.find(id).orElseThrow();
        if (delivery.state() != WebhookDelivery.State.PENDING) {
            return Optional.empty();
        }
        Optional<WebhookEndpoint<O>> to = webhooks.endpoints.find(delivery.endpointId())
                .filter(WebhookEndpoint::isOn);
        if (to.isEmpty()) {
            stopMore(delivery.endpointId());
        }
        return to.map(endpoint -> new Letter<>(delivery, endpoint, webhooks.events.body(delivery.eventId()),
                webhooks.secrets.live(endpoint.id(), now)));
    }

    /** Looks again first: what is sent anew since it was switched on is not to be stopped. */
    private void stopMore(WebhookEndpointId endpoint) {
        if (webhooks.endpoints.lock(endpoint).filter(WebhookEndpoint::isOn).isEmpty()) {
            webhooks.deliveries.stop(endpoint);
        }
    }

    private Map<String, String> headers(Letter<O> letter, byte[] body, Instant now) {
        WebhookDelivery delivery = letter.delivery();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("User-Agent", "Madang-Webhook/1");
        headers.put("Content-Type", "application/json");
        headers.put("Madang-Event-Id", Long.toString(delivery.eventId().value()));
        headers.put("Madang-Delivery-Id", Long.toString(delivery.id().value()));
        headers.put(WebhookSignature.HEADER, WebhookSignature.of(letter.secrets(), now, body));
        return headers;
    }

    private WebhookLine.Reply post(Letter<O> letter, Instant now) {
        byte[] body = letter.body().getBytes(UTF_8);
        boolean maybePrivate = webhooks.book.maybePrivate(letter.to().owner());
        // Anew each time: where private ones were let in once, they may not be any more.
        return WebhookUrl.parse(letter.to().url(), maybePrivate)
                .map(url -> webhooks.opening.line.post(url, maybePrivate, headers(letter, body, now), body))
                .orElseGet(() -> new WebhookLine.Reply(null, WebhookLine.Failure.ADDRESS_REFUSED));
    }
}
