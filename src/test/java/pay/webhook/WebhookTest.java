package pay.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pay.merchant.CallingMerchant;
import pay.merchant.TestMerchant;
import platform.webhook.Receiver;
import platform.webhook.RetryPlan;
import platform.webhook.TestDeliveries;
import platform.webhook.WebhookEndpointId;
import platform.webhook.WebhookSignature;
import platform.webhook.Webhooks;
import testing.Api;
import testing.MadangTest;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@MadangTest
class WebhookTest {
    private static final String ENDPOINTS = "/v1/pay/merchant/webhook-endpoints";

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    AnnounceToMerchant announce;
    @Autowired
    Webhooks<CallingMerchant> webhooks;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transaction;

    private Receiver receiver;
    private Api api;
    private TestMerchant merchant;

    @BeforeEach
    void opensAMerchant() {
        receiver = new Receiver();
        api = new Api(port);
        merchant = new TestMerchant(context);
    }

    @AfterEach
    void closes() {
        receiver.close();
    }

    @Test
    void tellsAnEndpointSigned() {
        Api.Answer registered = registers();
        announces(Map.of("paymentKey", "p1"));
        Receiver.Received got = received(1).getFirst();
        var body = JsonMapper.builder().build().readTree(got.body());
        assertThat(body.at("/type").asString()).isEqualTo("PAYMENT_STATUS_CHANGED");
        assertThat(body.at("/version").asInt()).isEqualTo(1);
        assertThat(body.at("/live").asBoolean()).isFalse();
        assertThat(body.at("/data/paymentKey").asString()).isEqualTo("p1");
        assertThat(got.header("Madang-event-id")).isEqualTo(body.at("/id").asString());
        String signature = got.header("Madang-signature");
        Instant at = Instant.ofEpochSecond(Long.parseLong(signature.replaceAll("t=([0-9]+),.*", "$1")));
        assertThat(signature).isEqualTo(
                WebhookSignature.of(List.of(registered.text("secret")), at, got.body().getBytes(UTF_8)));
        Api.Answer delivery = awaited(registered.text("endpoint/id"), "DELIVERED");
        assertThat(delivery.text("items/0/lastStatus")).isEqualTo("200");
        assertThat(delivery.text("items/0/lastMillis")).isNotEmpty();
    }

    @Test
    void tellsNothingOfWhatIsRolledBackAndNothingOutsideATransaction() {
        registers();
        transaction.executeWithoutResult(status -> {
            announce.announce(caller(), WebhookType.PAYMENT_STATUS_CHANGED, Map.of());
            status.setRollbackOnly();
        });
        assertThat(number("select count(*) from pay_webhook_event where merchant_id = ?", merchant.id.value()))
                .isZero();
        assertThatThrownBy(() -> announce.announce(caller(), WebhookType.PAYMENT_STATUS_CHANGED, Map.of()))
                .hasMessageContaining("mandatory");
    }

    @Test
    void keepsNothingForAMerchantWithoutEndpoints() {
        announces(Map.of());
        assertThat(number("select count(*) from pay_webhook_event where merchant_id = ?", merchant.id.value()))
                .isZero();
    }

    @Test
    void triesAgainLaterAndKeepsEachAttempt() {
        receiver.status.set(500);
        String endpoint = registers().text("endpoint/id");
        announces(Map.of());
        Api.Answer failed = awaitedAttempts(endpoint, 1);
        Instant next = Instant.parse(failed.text("items/0/nextAttemptAt"));
        assertThat(next).isBetween(Instant.now().plusSeconds(30), Instant.now().plusSeconds(61));
        receiver.status.set(204);
        due(endpoint);
        awaited(endpoint, "DELIVERED");
        String id = failed.text("items/0/id");
        Api.Answer detail = get(ENDPOINTS + "/" + endpoint + "/deliveries/" + id);
        assertThat(detail.body().at("/attempts").valueStream().map(each -> each.at("/status").asInt()).toList())
                .containsExactly(500, 204);
    }

    @Test
    void givesAnEndpointUpWhoseLastAttemptFailsAndSaysSo() {
        receiver.status.set(500);
        String endpoint = registers().text("endpoint/id");
        announces(Map.of("n", 1));
        for (int attempt = 1; attempt <= RetryPlan.ATTEMPTS; attempt++) {
            awaitedAttempts(endpoint, attempt);
            due(endpoint);
        }
        Awaitility.await().until(() -> get(ENDPOINTS).text("items/0/state").equals("SWITCHED_OFF"));
        assertThat(awaited(endpoint, "FAILED").body().at("/items")).hasSize(1);
        assertThat(number("""
                select count(*) from platform_event_log where type = 'pay.webhook-endpoint-switched-off'
                and aggregate_id = ?""", merchant.id.value())).isEqualTo(1);
        announces(Map.of("n", 2));
        assertThat(post(ENDPOINTS + "/" + endpoint + "/replays", Map.of("from", "2026-01-01T00:00:00Z")).code())
                .isEqualTo("WEBHOOK_ENDPOINT_OFF");

        receiver.status.set(200);
        receiver.received.clear();
        assertThat(post(ENDPOINTS + "/" + endpoint + "/activation", null).text("state")).isEqualTo("ON");
        Api.Answer replayed = post(ENDPOINTS + "/" + endpoint + "/replays", Map.of("from", "2026-01-01T00:00:00Z"));
        assertThat(replayed.status()).isEqualTo(202);
        // Its own end is among what it missed.
        assertThat(replayed.text("events")).isEqualTo("3");
        assertThat(received(3)).extracting(Receiver.Received::body).anyMatch(body -> body.contains("{\"n\":1}"))
                .anyMatch(body -> body.contains("{\"n\":2}"));
    }

    @Test
    void signsByBothSecretsForADayAfterARotation() {
        Api.Answer registered = registers();
        String endpoint = registered.text("endpoint/id");
        String fresh = post(ENDPOINTS + "/" + endpoint + "/secret", null).text("secret");
        announces(Map.of());
        Receiver.Received got = received(1).getFirst();
        String signature = got.header("Madang-signature");
        Instant at = Instant.ofEpochSecond(Long.parseLong(signature.replaceAll("t=([0-9]+),.*", "$1")));
        assertThat(signature).isEqualTo(WebhookSignature.of(List.of(fresh, registered.text("secret")), at,
                got.body().getBytes(UTF_8)));
        transaction.executeWithoutResult(_ -> jdbc.sql("""
                update pay_webhook_secret set expires_at = utc_timestamp(6)
                where endpoint_id = ? and expires_at is not null""").param(endpoint).update());
        announces(Map.of());
        assertThat(received(2).getLast().header("Madang-signature")).containsOnlyOnce("v1=");
    }

    @Test
    void sendsOneOnceMoreByHand() {
        String endpoint = registers().text("endpoint/id");
        announces(Map.of());
        String id = awaited(endpoint, "DELIVERED").text("items/0/id");
        assertThat(post(ENDPOINTS + "/" + endpoint + "/deliveries/" + id + "/resending", null).status())
                .isEqualTo(202);
        assertThat(received(2).get(0).body()).isEqualTo(received(2).get(1).body());
    }

    @Test
    void sendsNothingToOneThatWasRemoved() {
        receiver.status.set(500);
        String endpoint = registers().text("endpoint/id");
        announces(Map.of());
        awaitedAttempts(endpoint, 1);
        assertThat(api.delete(ENDPOINTS + "/" + endpoint, "Authorization", TestMerchant.basic(merchant.testKey))
                .status()).isEqualTo(204);
        assertThat(get(ENDPOINTS).body().at("/items")).isEmpty();
        assertThat(get(ENDPOINTS + "/" + endpoint + "/deliveries").code()).isEqualTo("WEBHOOK_ENDPOINT_NOT_FOUND");
        assertThat(number("select count(*) from pay_webhook_delivery where endpoint_id = ? and state = 'STOPPED'",
                Long.parseLong(endpoint))).isEqualTo(1);
    }

    @Test
    void keepsTheModesApartAndRefusesAPrivateAddressForRealPayments() {
        registers();
        assertThat(merchant.get(api, ENDPOINTS).body().at("/items")).isEmpty();
        assertThat(merchant.post(api, ENDPOINTS, Map.of("url", receiver.url())).code())
                .isEqualTo("WEBHOOK_URL_REFUSED");
    }

    private CallingMerchant caller() {
        return new CallingMerchant(merchant.id, false);
    }

    private void announces(Object data) {
        transaction.executeWithoutResult(_ -> announce.announce(caller(), WebhookType.PAYMENT_STATUS_CHANGED, data));
    }

    @Test
    void holdsNoMorePlacesThanItsShareForOneEndpoint() {
        WebhookEndpointId slow = new WebhookEndpointId(Long.parseLong(registers().text("endpoint/id")));
        for (int i = 0; i < 9; i++) {
            announces(Map.of("paymentKey", "p" + i));
        }
        WebhookEndpointId other = new WebhookEndpointId(Long.parseLong(registers().text("endpoint/id")));
        announces(Map.of("paymentKey", "last"));
        assertThat(TestDeliveries.take(webhooks, 4, Map.of(slow, 4))).doesNotContain(slow).contains(other);
        assertThat(TestDeliveries.take(webhooks, 1_000, Map.of(slow, 1)).stream().filter(slow::equals)).hasSize(3);
        assertThat(TestDeliveries.take(webhooks, 1_000, Map.of()).stream().filter(slow::equals)).hasSize(4);
    }

    @Test
    void holdsNoMorePlacesThanItsShareForOneMerchant() {
        List<WebhookEndpointId> own = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            own.add(new WebhookEndpointId(Long.parseLong(registers().text("endpoint/id"))));
        }
        for (int i = 0; i < 3; i++) {
            announces(Map.of("paymentKey", "p" + i));
        }
        assertThat(TestDeliveries.take(webhooks, 1_000, Map.of(own.get(0), 4, own.get(1), 3)).stream()
                .filter(own::contains))
                .hasSize(1);
        assertThat(TestDeliveries.take(webhooks, 1_000, Map.of(own.get(0), 4, own.get(1), 4)))
                .doesNotContainAnyElementsOf(own);
        assertThat(TestDeliveries.take(webhooks, 1_000, Map.of()).stream().filter(own::contains)).hasSize(8);
    }

    @Test
    void forgetsWhatWasDeliveredLongAgoAndNotWhatWaits() {
        String endpoint = registers().text("endpoint/id");
        announces(Map.of("paymentKey", "p1"));
        received(1);
        awaited(endpoint, "DELIVERED");
        announces(Map.of("paymentKey", "waits"));
        TestDeliveries.forget(webhooks, Instant.now().plus(Duration.ofMinutes(1)));
        assertThat(number("select count(*) from pay_webhook_delivery where endpoint_id = ?", Long.parseLong(endpoint)))
                .isEqualTo(1);
        assertThat(number("select count(*) from pay_webhook_event where merchant_id = ?", merchant.id.value()))
                .isEqualTo(1);
    }

    @Test
    void putsOnRecordWhatIsDoneWithEndpoints() {
        String endpoint = registers().text("endpoint/id");
        assertThat(post(ENDPOINTS + "/" + endpoint + "/secret", null).status()).isEqualTo(200);
        announces(Map.of());
        String delivery = awaited(endpoint, "DELIVERED").text("items/0/id");
        post(ENDPOINTS + "/" + endpoint + "/deliveries/" + delivery + "/resending", null);
        List<String> actions = transaction.execute(_ -> jdbc.sql("""
                select action from platform_audit_entry
                where actor_kind = 'MERCHANT' and actor_id = ? and subject_id = ? order by id""")
                .params(merchant.id.value(), endpoint).query(String.class).list());
        assertThat(actions).containsExactly("pay.webhook-endpoint-registered", "pay.webhook-secret-rotated",
                "pay.webhook-delivery-resent");
    }

    private Api.Answer registers() {
        Api.Answer registered = post(ENDPOINTS, Map.of("url", receiver.url()));
        assertThat(registered.status()).as(registered.body().toString()).isEqualTo(201);
        return registered;
    }

    private List<Receiver.Received> received(int count) {
        Awaitility.await().until(() -> {
            TestDeliveries.send(webhooks);
            return receiver.received.size() >= count;
        });
        return receiver.received;
    }

    private Api.Answer awaited(String endpoint, String state) {
        return Awaitility.await().until(() -> {
            TestDeliveries.send(webhooks);
            return get(ENDPOINTS + "/" + endpoint + "/deliveries?state=" + state);
        }, answer -> !answer.body().at("/items").isEmpty());
    }

    /** Waits for so many attempts that are over. */
    private Api.Answer awaitedAttempts(String endpoint, int count) {
        Awaitility.await().until(() -> {
            TestDeliveries.send(webhooks);
            return number("""
                    select count(*) from pay_webhook_attempt a join pay_webhook_delivery d on d.id = a.delivery_id
                    where d.endpoint_id = ?""", Long.parseLong(endpoint)) == count;
        });
        return get(ENDPOINTS + "/" + endpoint + "/deliveries");
    }

    /** Lets the time pass until the next attempt. */
    private void due(String endpoint) {
        transaction.executeWithoutResult(_ -> jdbc.sql("""
                update pay_webhook_delivery set next_attempt_at = utc_timestamp(6)
                where endpoint_id = ? and state = 'PENDING'""").param(endpoint).update());
    }

    private Api.Answer get(String path) {
        return api.get(path, "Authorization", TestMerchant.basic(merchant.testKey));
    }

    private Api.Answer post(String path, Object body) {
        return api.post(path, body, "Authorization", TestMerchant.basic(merchant.testKey));
    }

    private long number(String sql, Object... params) {
        return transaction.execute(_ -> jdbc.sql(sql).params(params).query(Long.class).single());
    }
}
