package pay.webhook;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.merchant.CallingMerchant;
import platform.web.DomainException;

/** A merchant takes an endpoint away; nothing more is sent there. */
@Component
class RemoveEndpoint {
    private final OwnEndpoint own;
    private final WebhookEndpoints endpoints;
    private final WebhookDeliveries deliveries;

    RemoveEndpoint(OwnEndpoint own, WebhookEndpoints endpoints, WebhookDeliveries deliveries) {
        this.own = own;
        this.endpoints = endpoints;
        this.deliveries = deliveries;
    }

    /**
     * Removes it.
     *
     * @throws DomainException {@link PayError#WEBHOOK_ENDPOINT_NOT_FOUND}
     */
    @Transactional
    public void remove(CallingMerchant owner, WebhookEndpointId id) {
        WebhookEndpoint endpoint = own.lock(owner, id);
        endpoints.remove(endpoint.id());
        deliveries.stop(endpoint.id());
    }
}
