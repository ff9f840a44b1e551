package platform.webhook;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import platform.web.DomainException;

/** Reads an owner's endpoints and what was sent there. */
public class ReadWebhooks<O> {
    private final Webhooks<O> webhooks;

    /** Of these webhooks. */
    public ReadWebhooks(Webhooks<O> webhooks) {
        this.webhooks = webhooks;
    }

    /** A delivery with all its attempts, oldest first. */
    public record Detail(WebhookDelivery delivery, List<WebhookDelivery.Attempt> attempts) {}

    /** All that there are, latest first. */
    @Transactional(readOnly = true)
    public List<WebhookEndpoint<O>> endpoints(O owner) {
        return webhooks.endpoints.of(owner);
    }

    /**
     * One of the owner's.
     *
     * @throws DomainException {@link WebhookError#WEBHOOK_ENDPOINT_NOT_FOUND}
     */
    @Transactional(readOnly = true)
    public WebhookEndpoint<O> endpoint(O owner, WebhookEndpointId id) {
        return webhooks.endpoints.find(id).filter(found -> found.owner().equals(owner))
                .orElseThrow(() -> new DomainException(WebhookError.WEBHOOK_ENDPOINT_NOT_FOUND));
    }

    /**
     * What was sent to one of them with ids smaller than this, latest first.
     *
     * @throws DomainException {@link WebhookError#WEBHOOK_ENDPOINT_NOT_FOUND}
     */
    @Transactional(readOnly = true)
    public List<WebhookDelivery> deliveries(O owner, WebhookEndpointId endpoint, WebhookDelivery.@Nullable State state,
            long before, int most) {
        return webhooks.deliveries.of(endpoint(owner, endpoint).id(), state, before, most);
    }

    /**
     * One of these.
     *
     * @throws DomainException {@link WebhookError#WEBHOOK_ENDPOINT_NOT_FOUND},
     *     {@link WebhookError#WEBHOOK_DELIVERY_NOT_FOUND}
     */
    @Transactional(readOnly = true)
    public Detail delivery(O owner, WebhookEndpointId endpoint, WebhookDeliveryId id) {
        WebhookEndpointId own = endpoint(owner, endpoint).id();
        return webhooks.deliveries.find(id).filter(found -> found.endpointId().equals(own))
                .map(found -> new Detail(found, webhooks.deliveries.attempts(id)))
                .orElseThrow(() -> new DomainException(WebhookError.WEBHOOK_DELIVERY_NOT_FOUND));
    }
}
