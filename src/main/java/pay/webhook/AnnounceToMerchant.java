package pay.webhook;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.merchant.CallingMerchant;
import platform.id.Ids;
import tools.jackson.databind.json.JsonMapper;

/** Has a merchant's system told of something, when the transaction in which it happened commits. */
@Component
public class AnnounceToMerchant {
    /** Of the envelope; what is in {@code data} only ever grows. */
    private static final int VERSION = 1;

    private final WebhookEndpoints endpoints;
    private final WebhookEvents events;
    private final WebhookDeliveries deliveries;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;

    AnnounceToMerchant(WebhookEndpoints endpoints, WebhookEvents events, WebhookDeliveries deliveries,
            JsonMapper json, Ids ids, Clock clock) {
        this.endpoints = endpoints;
        this.events = events;
        this.deliveries = deliveries;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is sent. */
    private record Envelope(WebhookEventId id, WebhookType type, int version, Instant createdAt, boolean live,
            Object data) {}

    /**
     * What one merchant is told.
     *
     * @param data written as the API writes it; asked for when somebody wants to be told
     */
    public record News(CallingMerchant merchant, Supplier<Object> data) {}

    /**
     * Announces to all endpoints of a merchant in one mode; costs one read when there are none. Delivered at least once, in no
     * order: what is in {@code data} must tell by a time or a version what is newer.
     *
     * @param data written as the API writes it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void announce(CallingMerchant merchant, WebhookType type, Object data) {
        announce(type, List.of(new News(merchant, () -> data)));
    }

    /** The same of many; costs one read for each merchant. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void announce(WebhookType type, List<News> all) {
        Map<CallingMerchant, List<WebhookEndpoint>> told = new HashMap<>();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (News news : all) {
            List<WebhookEndpoint> of = told.computeIfAbsent(news.merchant(), endpoints::of);
            if (!of.isEmpty()) {
                announce(news, type, of, now);
            }
        }
    }

    private void announce(News news, WebhookType type, List<WebhookEndpoint> of, Instant now) {
        WebhookEventId id = new WebhookEventId(ids.nextLong());
        CallingMerchant merchant = news.merchant();
        events.insert(id, merchant, type, json.writeValueAsString(
                new Envelope(id, type, VERSION, now, merchant.live(), news.data().get())), now);
        deliveries.insert(List.of(id), of.stream().filter(each -> each.state() == WebhookEndpoint.State.ON)
                .map(WebhookEndpoint::id).toList(), now);
    }
}
