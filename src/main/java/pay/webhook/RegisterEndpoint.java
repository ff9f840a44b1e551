package pay.webhook;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.merchant.CallingMerchant;
import pay.merchant.FindMerchant;
import platform.id.Ids;
import platform.web.DomainException;

/** A merchant registers where its system wants to be told. */
@Component
class RegisterEndpoint {
    private final WebhookEndpoints endpoints;
    private final WebhookSecrets secrets;
    private final WebhookSettings settings;
    private final FindMerchant merchants;
    private final EndpointAudit audit;
    private final Ids ids;
    private final Clock clock;

    RegisterEndpoint(WebhookEndpoints endpoints, WebhookSecrets secrets, WebhookSettings settings,
            FindMerchant merchants, EndpointAudit audit, Ids ids, Clock clock) {
        this.endpoints = endpoints;
        this.secrets = secrets;
        this.settings = settings;
        this.merchants = merchants;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** A new endpoint, with the secret that is shown once. */
    record Registered(WebhookEndpoint endpoint, String secret) {}

    /**
     * Registers it.
     *
     * @throws DomainException {@link PayError#WEBHOOK_URL_REFUSED}, {@link PayError#WEBHOOK_ENDPOINT_LIMIT_REACHED}
     */
    @Transactional
    public Registered register(CallingMerchant owner, String url) {
        if (WebhookUrl.parse(url, settings.maybePrivate(owner.live())).isEmpty()) {
            throw new DomainException(PayError.WEBHOOK_URL_REFUSED);
        }
        merchants.lock(owner.id());
        if (endpoints.of(owner).size() >= settings.endpoints()) {
            throw new DomainException(PayError.WEBHOOK_ENDPOINT_LIMIT_REACHED, settings.endpoints());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        WebhookEndpoint endpoint = new WebhookEndpoint(new WebhookEndpointId(ids.nextLong()), owner, url,
                WebhookEndpoint.State.ON, now, null, null);
        endpoints.insert(endpoint);
        audit.record(owner, "pay.webhook-endpoint-registered", endpoint.id(),
                // Without its query, where people put secrets.
                Map.of("url", url.replaceFirst("\\?.*", ""), "live", Boolean.toString(owner.live())));
        return new Registered(endpoint, secrets.renew(endpoint.id(), now));
    }
}
