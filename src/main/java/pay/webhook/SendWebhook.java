package pay.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Makes one attempt at a delivery that was taken: the call is outside a transaction, its outcome is kept after it. */
@Component
class SendWebhook {
    private final WebhookEndpoints endpoints;
    private final WebhookDeliveries deliveries;
    private final WebhookSecrets secrets;
    private final WebhookSettings settings;
    private final WebhookLine line;
    private final RecordAttempt record;
    private final Clock clock;

    SendWebhook(WebhookEndpoints endpoints, WebhookDeliveries deliveries, WebhookSecrets secrets,
            WebhookSettings settings, WebhookLine line, RecordAttempt record, Clock clock) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.secrets = secrets;
        this.settings = settings;
        this.line = line;
        this.record = record;
        this.clock = clock;
    }

    void send(WebhookDeliveryId id) {
        WebhookDelivery delivery = deliveries.find(id).orElseThrow();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<WebhookEndpoint> endpoint = endpoints.find(delivery.endpointId());
        WebhookLine.Reply reply = endpoint.map(to -> post(to, delivery, now))
                .orElseGet(() -> new WebhookLine.Reply(null, WebhookLine.Failure.ADDRESS_REFUSED));
        WebhookLine.Failure failure = reply.error();
        record.record(delivery,
                new WebhookDelivery.Attempt(now, reply.status(), failure == null ? null : failure.name(),
                        Math.toIntExact(Duration.between(now, clock.instant()).toMillis())),
                reply.isGood());
    }

    private WebhookLine.Reply post(WebhookEndpoint endpoint, WebhookDelivery delivery, Instant now) {
        boolean maybePrivate = settings.maybePrivate(endpoint.owner().live());
        byte[] body = deliveries.body(delivery.eventId()).getBytes(UTF_8);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("User-Agent", "Madang-Webhook/1");
        headers.put("Content-Type", "application/json");
        headers.put("Madang-Event-Id", Long.toString(delivery.eventId().value()));
        headers.put("Madang-Delivery-Id", Long.toString(delivery.id().value()));
        headers.put(WebhookSignature.HEADER, WebhookSignature.of(secrets.live(endpoint.id(), now), now, body));
        // Anew each time: where private ones were let in once, they may not be any more.
        return WebhookUrl.parse(endpoint.url(), maybePrivate).map(url -> line.post(url, maybePrivate, headers, body))
                .orElseGet(() -> new WebhookLine.Reply(null, WebhookLine.Failure.ADDRESS_REFUSED));
    }
}
