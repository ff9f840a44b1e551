package pay.webhook;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.merchant.CallingMerchant;
import platform.web.DomainException;

/** A merchant takes a new secret for an endpoint; for a day, deliveries are signed by the old one as well. */
@Component
class RotateSecret {
    private final OwnEndpoint own;
    private final WebhookSecrets secrets;
    private final EndpointAudit audit;
    private final Clock clock;

    RotateSecret(OwnEndpoint own, WebhookSecrets secrets, EndpointAudit audit, Clock clock) {
        this.own = own;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The new one, which is shown once.
     *
     * @throws DomainException {@link PayError#WEBHOOK_ENDPOINT_NOT_FOUND}
     */
    @Transactional
    public String rotate(CallingMerchant owner, WebhookEndpointId id) {
        String secret = secrets.renew(own.lock(owner, id).id(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        audit.record(owner, "pay.webhook-secret-rotated", id, Map.of());
        return secret;
    }
}
