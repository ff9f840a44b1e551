package pay.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import pay.events.WebhookEndpointSwitchedOff;
import pay.merchant.CallingMerchant;
import pay.merchant.FindMerchant;
import pay.merchant.MerchantId;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.webhook.WebhookBook;
import platform.webhook.WebhookEndpoint;
import platform.webhook.WebhookEndpointId;

/** The webhooks of merchants: each mode of their keys has its own. */
@Component
class MerchantWebhooks extends WebhookBook<CallingMerchant> {
    private final FindMerchant merchants;
    private final PrivateEndpoints privateEndpoints;
    private final AuditLog audit;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    MerchantWebhooks(FindMerchant merchants, PrivateEndpoints privateEndpoints, AuditLog audit, DomainEvents events,
            Ids ids, Clock clock) {
        super("pay", List.of("merchant_id", "live"));
        this.merchants = merchants;
        this.privateEndpoints = privateEndpoints;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    protected List<Object> values(CallingMerchant owner) {
        return List.of(owner.id().value(), owner.live());
    }

    @Override
    protected CallingMerchant owner(ResultSet row) throws SQLException {
        return new CallingMerchant(new MerchantId(row.getLong("merchant_id")), row.getBoolean("live"));
    }

    @Override
    protected void lock(CallingMerchant owner) {
        merchants.lock(owner.id());
    }

    @Override
    protected boolean maybePrivate(CallingMerchant owner) {
        return !owner.live() && privateEndpoints.privateInTestMode();
    }

    @Override
    protected boolean choosesTopics() {
        return false;
    }

    @Override
    protected Map<String, Object> marks(CallingMerchant owner) {
        return Map.of("live", owner.live());
    }

    @Override
    protected void record(AuditActor by, CallingMerchant owner, String what, WebhookEndpointId endpoint,
            Map<String, String> details) {
        audit.record(by, "pay." + what, "webhook-endpoint", Long.toString(endpoint.value()), details);
    }

    @Override
    protected void givenUp(WebhookEndpoint<CallingMerchant> endpoint) {
        events.publish(new WebhookEndpointSwitchedOff(ids.next(), clock.instant().truncatedTo(ChronoUnit.MICROS),
                Tsid.of(endpoint.owner().id()), Tsid.of(endpoint.id()), endpoint.urlWithoutQuery(),
                endpoint.owner().live()));
    }
}
