package pay.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.merchant.CallingMerchant;
import pay.merchant.MerchantId;
import platform.time.UtcColumn;

/** The endpoints of all merchants, apart from those that were removed. */
@Repository
class WebhookEndpoints {
    private static final String SELECT = """
            select id, merchant_id, live, url, state, created_at, last_success_at, switched_off_at
            from pay_webhook_endpoint where state <> 'REMOVED' and\s""";

    private final JdbcClient jdbc;

    WebhookEndpoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void insert(WebhookEndpoint endpoint) {
        jdbc.sql("""
                insert into pay_webhook_endpoint (id, merchant_id, live, url, state, created_at)
                values (?, ?, ?, ?, ?, ?)""").params(endpoint.id().value(), endpoint.owner().id().value(),
                endpoint.owner().live(), endpoint.url(), endpoint.state().name(), UtcColumn.of(endpoint.createdAt()))
                .update();
    }

    /** Latest first. */
    @Transactional(readOnly = true)
    public List<WebhookEndpoint> of(CallingMerchant owner) {
        return jdbc.sql(SELECT + "merchant_id = ? and live = ? order by id desc")
                .params(owner.id().value(), owner.live()).query(WebhookEndpoints::endpoint).list();
    }

    /** Whose these are, removed ones too. */
    @Transactional(readOnly = true)
    public Map<WebhookEndpointId, MerchantId> owners(Collection<WebhookEndpointId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbc.sql("select id, merchant_id from pay_webhook_endpoint where id in (:ids)")
                        .param("ids", ids.stream().map(WebhookEndpointId::value).toList())
                        .query((row, _) -> Map.entry(new WebhookEndpointId(row.getLong(1)),
                                new MerchantId(row.getLong(2))))
                        .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** All that these merchants have, in both modes, removed ones too. */
    @Transactional(readOnly = true)
    public List<WebhookEndpointId> of(Collection<MerchantId> merchants) {
        return merchants.isEmpty()
                ? List.of()
                : jdbc.sql("select id from pay_webhook_endpoint where merchant_id in (:merchants)")
                        .param("merchants", merchants.stream().map(MerchantId::value).toList())
                        .query((row, _) -> new WebhookEndpointId(row.getLong(1))).list();
    }

    @Transactional(readOnly = true)
    public Optional<WebhookEndpoint> find(WebhookEndpointId id) {
        return jdbc.sql(SELECT + "id = ?").param(id.value()).query(WebhookEndpoints::endpoint).optional();
    }

    /** One that nobody else changes before the transaction's end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<WebhookEndpoint> lock(WebhookEndpointId id) {
        return jdbc.sql(SELECT + "id = ? for update").param(id.value()).query(WebhookEndpoints::endpoint).optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void remove(WebhookEndpointId id) {
        jdbc.sql("update pay_webhook_endpoint set state = 'REMOVED', switched_off_at = null where id = ?")
                .param(id.value()).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void switchOff(WebhookEndpointId id, Instant now) {
        jdbc.sql("update pay_webhook_endpoint set state = 'SWITCHED_OFF', switched_off_at = ? where id = ?")
                .params(UtcColumn.of(now), id.value()).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void switchOn(WebhookEndpointId id) {
        jdbc.sql("update pay_webhook_endpoint set state = 'ON', switched_off_at = null where id = ?")
                .param(id.value()).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void succeeded(WebhookEndpointId id, Instant now) {
        jdbc.sql("update pay_webhook_endpoint set last_success_at = ? where id = ?")
                .params(UtcColumn.of(now), id.value()).update();
    }

    private static WebhookEndpoint endpoint(ResultSet row, int number) throws SQLException {
        return new WebhookEndpoint(new WebhookEndpointId(row.getLong("id")),
                new CallingMerchant(new MerchantId(row.getLong("merchant_id")), row.getBoolean("live")),
                row.getString("url"), WebhookEndpoint.State.valueOf(row.getString("state")),
                UtcColumn.get(row, "created_at"), UtcColumn.find(row, "last_success_at"),
                UtcColumn.find(row, "switched_off_at"));
    }
}
