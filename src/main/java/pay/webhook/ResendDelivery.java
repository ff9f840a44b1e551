package pay.webhook;

import java.time.Clock;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.merchant.CallingMerchant;
import platform.web.DomainException;

/** Sends one delivery once more, whatever became of it. */
@Component
class ResendDelivery {
    private final OwnEndpoint own;
    private final WebhookDeliveries deliveries;
    private final Clock clock;

    ResendDelivery(OwnEndpoint own, WebhookDeliveries deliveries, Clock clock) {
        this.own = own;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /**
     * Has it sent now.
     *
     * @throws DomainException {@link PayError#WEBHOOK_ENDPOINT_NOT_FOUND}, {@link PayError#WEBHOOK_DELIVERY_NOT_FOUND},
     *     {@link PayError#WEBHOOK_ENDPOINT_OFF}
     */
    @Transactional
    public WebhookDelivery resend(CallingMerchant owner, WebhookEndpointId endpoint, WebhookDeliveryId id) {
        WebhookEndpoint to = own.lock(owner, endpoint);
        if (deliveries.find(id).filter(found -> found.endpointId().equals(endpoint)).isEmpty()) {
            throw new DomainException(PayError.WEBHOOK_DELIVERY_NOT_FOUND);
        }
        if (to.state() != WebhookEndpoint.State.ON) {
            throw new DomainException(PayError.WEBHOOK_ENDPOINT_OFF);
        }
        deliveries.again(id, clock.instant());
        return deliveries.find(id).orElseThrow();
    }
}
