package pay.webhook;

import java.util.Map;

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
    private final EndpointAudit audit;

    RemoveEndpoint(OwnEndpoint own, WebhookEndpoints endpoints, WebhookDeliveries deliveries, EndpointAudit audit) {
        this.own = own;
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.audit = audit;
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
        audit.record(owner, "pay.webhook-endpoint-removed", id, Map.of());
    }
}
