package commerce.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import commerce.catalogue.SellerId;
import commerce.catalogue.SellerRegister;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Component;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.id.Tsid;
import platform.web.DomainException;
import platform.webhook.WebhookBook;
import platform.webhook.WebhookEndpoint;
import platform.webhook.WebhookEndpointId;

/** The webhooks of sellers, who choose what each of their endpoints is told. */
@Component
class SellerWebhooks extends WebhookBook<SellerId> {
    private final SellerRegister register;
    private final PrivateEndpoints privateEndpoints;
    private final AuditLog audit;

    SellerWebhooks(SellerRegister register, PrivateEndpoints privateEndpoints, AuditLog audit) {
        super("commerce", List.of("seller_id"));
        this.register = register;
        this.privateEndpoints = privateEndpoints;
        this.audit = audit;
    }

    @Override
    protected List<Object> values(SellerId owner) {
        return List.of(owner.value());
    }

    @Override
    protected SellerId owner(ResultSet row) throws SQLException {
        return new SellerId(row.getLong("seller_id"));
    }

    @Override
    protected void lock(SellerId owner) {
        if (register.lock(owner).filter(seller -> !seller.status().isOver()).isEmpty()) {
            throw new DomainException(CommerceError.SELLER_NOT_FOUND);
        }
    }

    @Override
    protected boolean maybePrivate(SellerId owner) {
        return privateEndpoints.privateEndpoints();
    }

    @Override
    protected boolean choosesTopics() {
        return true;
    }

    @Override
    protected Map<String, Object> marks(SellerId owner) {
        return Map.of();
    }

    @Override
    protected void record(AuditActor by, SellerId owner, String what, WebhookEndpointId endpoint,
            Map<String, String> details) {
        Map<String, String> all = new TreeMap<>(details);
        all.put("endpoint", Long.toString(endpoint.value()));
        audit.record(by, owner, "commerce." + what, "seller", Tsid.of(owner).toString(), all);
    }

    @Override
    protected void givenUp(WebhookEndpoint<SellerId> endpoint) {
        record(AuditActor.SYSTEM, endpoint.owner(), "webhook-endpoint-given-up", endpoint.id(), Map.of());
    }
}
