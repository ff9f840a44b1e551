package platform.webhook;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Has systems told of something, when the transaction in which it happened commits: the caller's. Delivered at least once, in no order: what is
 * in the data must tell by a time or a version what is newer.
 */
public class AnnounceNews<O> {
    /** Of the envelope; what is in {@code data} only ever grows. */
    private static final int VERSION = 1;

    private final Webhooks<O> webhooks;

    /** Of these webhooks. */
    public AnnounceNews(Webhooks<O> webhooks) {
        this.webhooks = webhooks;
    }

    /**
     * What one owner is told.
     *
     * @param data written as the API writes it; asked for when somebody wants to be told
     */
    public record News<O>(O owner, Supplier<Object> data) {}

    /**
     * Announces to those endpoints of an owner that want it; costs one read when there are none.
     *
     * @param data written as the API writes it
     */
    public void announce(O owner, String topic, Supplier<Object> data) {
        announce(topic, List.of(new News<>(owner, data)));
    }

    /** The same of many; costs one read for all of them. */
    public void announce(String topic, List<News<O>> all) {
        Map<O, List<WebhookEndpoint<O>>> endpoints = webhooks.endpoints
                .of(all.stream().map(News::owner).collect(Collectors.toSet()));
        for (News<O> news : all) {
            List<WebhookEndpoint<O>> wanting = endpoints.getOrDefault(news.owner(), List.of()).stream()
                    .filter(each -> each.wants(topic)).toList();
            if (!wanting.isEmpty()) {
                write(news, topic, wanting, webhooks.now());
            }
        }
    }

    /** To an owner's other endpoints, whatever they want to be told. */
    void switchedOff(WebhookEndpoint<O> endpoint, Instant now) {
        List<WebhookEndpoint<O>> others = webhooks.endpoints.of(endpoint.owner());
        EndpointView data = new EndpointView(endpoint.id(), endpoint.urlWithoutQuery(),
                WebhookEndpoint.State.SWITCHED_OFF,
                endpoint.createdAt(), endpoint.lastSuccessAt(), now);
        write(new News<>(endpoint.owner(), () -> data), "ENDPOINT_SWITCHED_OFF", others, now);
    }

    private void write(News<O> news, String topic, List<WebhookEndpoint<O>> to, Instant now) {
        WebhookEventId id = new WebhookEventId(webhooks.opening.ids.nextLong());
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("id", id);
        envelope.put("type", topic);
        envelope.put("version", VERSION);
        envelope.put("createdAt", now);
        envelope.putAll(webhooks.book.marks(news.owner()));
        envelope.put("data", news.data().get());
        // Of one that is off too, for whoever is switched on again and wants to know what they missed.
        webhooks.events.insert(id, news.owner(), topic, webhooks.opening.json.writeValueAsString(envelope), now);
        webhooks.deliveries.insert(List.of(id),
                to.stream().filter(WebhookEndpoint::isOn).map(WebhookEndpoint::id).toList(), now);
    }
}
