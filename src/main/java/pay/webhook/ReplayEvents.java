package pay.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.merchant.CallingMerchant;
import platform.web.DomainException;

/** Sends an endpoint once more what happened since a time, whatever it got of that before. */
@Component
class ReplayEvents {
    /** The rest of more than these is replayed from the last one's time. */
    static final int MOST = 1_000;

    private final OwnEndpoint own;
    private final WebhookEvents events;
    private final WebhookDeliveries deliveries;
    private final EndpointAudit audit;
    private final Clock clock;

    ReplayEvents(OwnEndpoint own, WebhookEvents events, WebhookDeliveries deliveries, EndpointAudit audit,
            Clock clock) {
        this.own = own;
        this.events = events;
        this.deliveries = deliveries;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Has them sent, the oldest first, 1,000 at most; how many.
     *
     * @throws DomainException {@link PayError#WEBHOOK_ENDPOINT_NOT_FOUND}, {@link PayError#WEBHOOK_ENDPOINT_OFF}
     */
    @Transactional
    public int replay(CallingMerchant owner, WebhookEndpointId id, Instant from) {
        if (own.lock(owner, id).state() != WebhookEndpoint.State.ON) {
            throw new DomainException(PayError.WEBHOOK_ENDPOINT_OFF);
        }
        List<WebhookEventId> since = events.since(owner, from, MOST);
        deliveries.insert(since, List.of(id), clock.instant());
        audit.record(owner, "pay.webhook-events-replayed", id,
                Map.of("from", from.toString(), "events", Integer.toString(since.size())));
        return since.size();
    }
}
