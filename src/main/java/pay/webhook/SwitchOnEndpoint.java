package pay.webhook;

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

    SwitchOnEndpoint(OwnEndpoint own, WebhookEndpoints endpoints) {
        this.own = own;
        this.endpoints = endpoints;
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
        return endpoints.find(id).orElseThrow();
    }
}
