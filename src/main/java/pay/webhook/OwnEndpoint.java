package pay.webhook;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.merchant.CallingMerchant;
import platform.web.DomainException;

/** Finds an endpoint for the merchant whose it is, and for nobody else. */
@Component
class OwnEndpoint {
    private final WebhookEndpoints endpoints;

    OwnEndpoint(WebhookEndpoints endpoints) {
        this.endpoints = endpoints;
    }

    /**
     * One of the merchant's, of the mode of its key, locked.
     *
     * @throws DomainException {@link PayError#WEBHOOK_ENDPOINT_NOT_FOUND}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public WebhookEndpoint lock(CallingMerchant owner, WebhookEndpointId id) {
        return endpoints.lock(id).filter(found -> found.owner().equals(owner))
                .orElseThrow(() -> new DomainException(PayError.WEBHOOK_ENDPOINT_NOT_FOUND));
    }
}
