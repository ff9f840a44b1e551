package pay.webhook;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pay.merchant.CallingMerchant;
import pay.merchant.TestMerchant;
import platform.webhook.AnnounceNews;
import platform.webhook.Receiver;
import platform.webhook.TestDeliveries;
import platform.webhook.WebhookBookTest;
import testing.Api;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Merchants have theirs by their keys, apart for each mode. */
@MadangTest
class WebhookTest extends WebhookBookTest<CallingMerchant> {
    private static final String ENDPOINTS = "/v1/pay/merchant/webhook-endpoints";

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    AnnounceToMerchant announce;

    private Api api;
    private TestMerchant merchant;

    @BeforeEach
    void opensAMerchant() {
        api = new Api(port);
        merchant = new TestMerchant(context);
    }

    @Override
    protected CallingMerchant newOwner() {
        return new CallingMerchant(new TestMerchant(context).id, false);
    }

    @Override
    protected Set<String> topics() {
        return Set.of();
    }

    @Override
    protected void announce(CallingMerchant owner, Supplier<Object> data) {
        announce.announce(WebhookType.PAYMENT_STATUS_CHANGED, List.of(new AnnounceNews.News<>(owner, data)));
    }

    @Override
    protected long timesGivenUp(CallingMerchant owner) {
        return transaction.execute(_ -> jdbc.sql("""
                select count(*) from platform_event_log where type = 'pay.webhook-endpoint-switched-off'
                and aggregate_id = ?""").param(owner.id().value()).query(Long.class).single());
    }

    @Test
    void tellsOverTheApiWhatWasSentSendsItAgainAndPutsItOnRecord() {
        receiver.status.set(500);
        String endpoint = registers().text("endpoint/id");
        announces(Map.of("paymentKey", "p1"));
        Receiver.Received got = received(1).getFirst();
        assertThat(JSON.readTree(got.body()).at("/live").asBoolean()).isFalse();
        assertThat(JSON.readTree(got.body()).at("/type").asString()).isEqualTo("PAYMENT_STATUS_CHANGED");
        String path = ENDPOINTS + "/" + endpoint;
        String id = awaited(path, answer -> answer.text("items/0/lastStatus").equals("500")).text("items/0/id");
        assertThat(get(path + "/deliveries/" + id).body().at("/attempts/0/status").asInt()).isEqualTo(500);

        receiver.status.set(200);
        assertThat(post(path + "/deliveries/" + id + "/resending", null).status()).isEqualTo(202);
        awaited(path, answer -> answer.text("items/0/state").equals("DELIVERED"));
        assertThat(post(path + "/secret", null).text("secret")).startsWith("whsec_");
        assertThat(post(path + "/activation", null).text("state")).isEqualTo("ON");
        Api.Answer replayed = post(path + "/replays", Map.of("from", "2026-01-01T00:00:00Z"));
        assertThat(replayed.status()).isEqualTo(202);
        assertThat(replayed.text("events")).isEqualTo("1");
        assertThat(api.delete(path, "Authorization", TestMerchant.basic(merchant.testKey)).status()).isEqualTo(204);
        assertThat(get(ENDPOINTS).body().at("/items")).isEmpty();

        List<String> record = transaction.execute(_ -> jdbc.sql("""
                select action from platform_audit_entry
                where actor_kind = 'MERCHANT' and actor_id = ? and subject_id = ? order by id""")
                .params(merchant.id.value(), endpoint).query(String.class).list());
        assertThat(record).containsExactlyInAnyOrder("pay.webhook-endpoint-registered", "pay.webhook-delivery-resent",
                "pay.webhook-secret-rotated", "pay.webhook-endpoint-switched-on", "pay.webhook-events-replayed",
                "pay.webhook-endpoint-removed");
    }

    @Test
    void keepsTheModesApartAndRefusesAPrivateAddressForRealPayments() {
        registers();
        assertThat(merchant.get(api, ENDPOINTS).body().at("/items")).isEmpty();
        assertThat(merchant.post(api, ENDPOINTS, Map.of("url", receiver.url())).code())
                .isEqualTo("WEBHOOK_URL_REFUSED");
    }

    private void announces(Object data) {
        transaction.executeWithoutResult(_ -> announce.announce(new CallingMerchant(merchant.id, false),
                WebhookType.PAYMENT_STATUS_CHANGED, data));
    }

    private Api.Answer registers() {
        Api.Answer registered = post(ENDPOINTS, Map.of("url", receiver.url()));
        assertThat(registered.status()).as(registered.body().toString()).isEqualTo(201);
        return registered;
    }

    private Api.Answer awaited(String path, Predicate<Api.Answer> seen) {
        return Awaitility.await().until(() -> {
            TestDeliveries.send(webhooks);
            return get(path + "/deliveries");
        }, seen);
    }

    private Api.Answer get(String path) {
        return api.get(path, "Authorization", TestMerchant.basic(merchant.testKey));
    }

    private Api.Answer post(String path, Object body) {
        return api.post(path, body, "Authorization", TestMerchant.basic(merchant.testKey));
    }
}
