package platform.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.database.RetriedOnConflict;
import platform.web.DomainException;

/** What an owner does with its endpoints; each act is on record. */
public class OwnWebhooks<O> {
    /** The rest of more than these is replayed from the last one's time. */
    public static final int MOST_REPLAYED = 1_000;
    /** While so many wait for an endpoint, nothing is replayed to it. */
    static final int MOST_WAITING = 5 * MOST_REPLAYED;
    private static final Duration NOT_FORGOTTEN_MEANWHILE = Duration.ofHours(1);

    private final Webhooks<O> webhooks;

    /** Of these webhooks. */
    public OwnWebhooks(Webhooks<O> webhooks) {
        this.webhooks = webhooks;
    }

    /** A new endpoint, with the secret that is shown once. */
    public record Registered<O>(WebhookEndpoint<O> endpoint, String secret) {}

    /**
     * Registers where a system wants to be told.
     *
     * @param topics what of; empty: everything
     * @throws DomainException {@link WebhookError#WEBHOOK_URL_REFUSED}, {@link WebhookError#WEBHOOK_ENDPOINT_LIMIT_REACHED}
     */
    @RetriedOnConflict
    @Transactional
    public Registered<O> register(AuditActor by, O owner, String url, Set<String> topics) {
        if (WebhookUrl.parse(url, webhooks.book.maybePrivate(owner)).isEmpty()) {
            throw new DomainException(WebhookError.WEBHOOK_URL_REFUSED);
        }
        webhooks.book.lock(owner);
        int most = webhooks.opening.settings.endpoints();
        if (webhooks.endpoints.of(owner).size() >= most) {
            throw new DomainException(WebhookError.WEBHOOK_ENDPOINT_LIMIT_REACHED, most);
        }
        Instant now = webhooks.now();
        WebhookEndpoint<O> endpoint = new WebhookEndpoint<>(new WebhookEndpointId(webhooks.opening.ids.nextLong()),
                owner, url, topics, WebhookEndpoint.State.ON, now, null, null);
        webhooks.endpoints.insert(endpoint);
        Map<String, String> details = new HashMap<>();
        details.put("url", endpoint.urlWithoutQuery());
        webhooks.book.marks(owner).forEach((name, value) -> details.put(name, value.toString()));
        if (!topics.isEmpty()) {
            details.put("topics", new TreeSet<>(topics).toString());
        }
        webhooks.book.record(by, owner, "webhook-endpoint-registered", endpoint.id(), details);
        return new Registered<>(endpoint, webhooks.secrets.renew(endpoint.id(), now));
    }

    /**
     * Takes an endpoint away: nothing more is sent there.
     *
     * @throws DomainException {@link WebhookError#WEBHOOK_ENDPOINT_NOT_FOUND}
     */
    @RetriedOnConflict
    @Transactional
    public void remove(AuditActor by, O owner, WebhookEndpointId id) {
        WebhookEndpoint<O> endpoint = lock(owner, id);
        Instant now = webhooks.now();
        webhooks.endpoints.remove(endpoint.id(), now);
        webhooks.secrets.end(endpoint.id(), now);
        webhooks.deliveries.stop(endpoint.id());
        webhooks.book.record(by, owner, "webhook-endpoint-removed", id, Map.of());
    }

    /**
     * A new secret, which is shown once; for a day, deliveries are signed by the old one as well.
     *
     * @throws DomainException {@link WebhookError#WEBHOOK_ENDPOINT_NOT_FOUND}
     */
    @RetriedOnConflict
    @Transactional
    public String rotate(AuditActor by, O owner, WebhookEndpointId id) {
        String secret = webhooks.secrets.renew(lock(owner, id).id(), webhooks.now());
        webhooks.book.record(by, owner, "webhook-secret-rotated", id, Map.of());
        return secret;
    }

    /**
     * Switches one on whose system is mended; one that is on stays so. What was missed can be replayed.
     *
     * @throws DomainException {@link WebhookError#WEBHOOK_ENDPOINT_NOT_FOUND}
     */
    @RetriedOnConflict
    @Transactional
    public WebhookEndpoint<O> switchOn(AuditActor by, O owner, WebhookEndpointId id) {
        webhooks.endpoints.switchOn(lock(owner, id).id());
        webhooks.book.record(by, owner, "webhook-endpoint-switched-on", id, Map.of());
        return webhooks.endpoints.find(id).orElseThrow();
    }

    /**
     * Sends once more what happened since a time, as long ago as it is kept, and the endpoint wants, whatever it got of that before
     * and apart from what it is about to get; the oldest first, {@value #MOST_REPLAYED} at most; how many.
     *
     * @throws DomainException {@link WebhookError#WEBHOOK_ENDPOINT_NOT_FOUND}, {@link WebhookError#WEBHOOK_ENDPOINT_OFF},
     *     {@link WebhookError#WEBHOOK_REPLAY_LIMIT_REACHED}
     */
    @RetriedOnConflict
    @Transactional
    public int replay(AuditActor by, O owner, WebhookEndpointId id, Instant from) {
        Instant now = webhooks.now();
        Instant kept = now.minus(webhooks.opening.settings.keep()).plus(NOT_FORGOTTEN_MEANWHILE);
        Instant begin = from.isBefore(kept) ? kept : from.isAfter(now) ? now : from;
        WebhookEndpoint<O> to = requireOn(lock(owner, id));
        if (webhooks.deliveries.waiting(id, MOST_WAITING) == MOST_WAITING) {
            throw new DomainException(WebhookError.WEBHOOK_REPLAY_LIMIT_REACHED, MOST_WAITING);
        }
        List<WebhookEventId> since = webhooks.events.since(to, begin, MOST_REPLAYED);
        webhooks.deliveries.insert(since, List.of(id), now);
        webhooks.book.record(by, owner, "webhook-events-replayed", id,
                Map.of("from", from.toString(), "events", Integer.toString(since.size())));
        return since.size();
    }

    /**
     * Sends one delivery once more, whatever became of it.
     *
     * @throws DomainException {@link WebhookError#WEBHOOK_ENDPOINT_NOT_FOUND},
     *     {@link WebhookError#WEBHOOK_DELIVERY_NOT_FOUND}, {@link WebhookError#WEBHOOK_ENDPOINT_OFF}
     */
    @RetriedOnConflict
    @Transactional
    public WebhookDelivery resend(AuditActor by, O owner, WebhookEndpointId endpoint, WebhookDeliveryId id) {
        WebhookEndpoint<O> to = lock(owner, endpoint);
        if (webhooks.deliveries.find(id).filter(found -> found.endpointId().equals(endpoint)).isEmpty()) {
            throw new DomainException(WebhookError.WEBHOOK_DELIVERY_NOT_FOUND);
        }
        requireOn(to);
        webhooks.deliveries.again(id, webhooks.now());
        webhooks.book.record(by, owner, "webhook-delivery-resent", endpoint,
                Map.of("delivery", Long.toString(id.value())));
        return webhooks.deliveries.find(id)
                .orElseThrow(() -> new DomainException(WebhookError.WEBHOOK_DELIVERY_NOT_FOUND));
    }

    private WebhookEndpoint<O> requireOn(WebhookEndpoint<O> endpoint) {
        if (!endpoint.isOn()) {
            throw new DomainException(WebhookError.WEBHOOK_ENDPOINT_OFF);
        }
        return endpoint;
    }

    /** One of the owner's, and nobody else's. */
    private WebhookEndpoint<O> lock(O owner, WebhookEndpointId id) {
        return webhooks.endpoints.lock(id).filter(found -> found.owner().equals(owner))
                .orElseThrow(() -> new DomainException(WebhookError.WEBHOOK_ENDPOINT_NOT_FOUND));
    }
}
