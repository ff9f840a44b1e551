package pay.webhook;

import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.merchant.CallingMerchant;
import platform.web.DomainException;

/** A merchant has mended its system: what happens from now on is sent again. What was missed can be replayed. */
@Component
class SwitchOnEndpoint {
    private final OwnEndpoint own;
    private final WebhookEndpoints endpoints;
    private final EndpointAudit audit;

    SwitchOnEndpoint(OwnEndpoint own, WebhookEndpoints endpoints, EndpointAudit audit) {
        this.own = own;
        this.endpoints = endpoints;
        this.audit = audit;
    }

    /**
     * Switches it on; one that is on stays so.
     *
     * @throws DomainException {@link PayError#WEBHOOK_ENDPOINT_NOT_FOUND}
     */
    @Transactional
    public WebhookEndpoint switchOn(CallingMerchant owner, WebhookEndpointId id) {
        WebhookEndpoint endpoint = own.lock(owner, id);
        endpoints.switchOn(endpoint.id());
        audit.record(owner, "pay.webhook-endpoint-switched-on", id, Map.of());
        return endpoints.find(id).orElseThrow();
    }
}
