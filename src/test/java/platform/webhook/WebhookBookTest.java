package platform.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import platform.audit.AuditActor;
import platform.web.DomainException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What every module's webhooks do, whosever they are, on its own tables. Modules add what is theirs.
 *
 * @param <O> whose an endpoint is
 */
public abstract class WebhookBookTest<O> {
    protected static final JsonMapper JSON = JsonMapper.builder().build();
    private static final AuditActor SOMEBODY = AuditActor.SYSTEM;

    @Autowired
    protected Webhooks<O> webhooks;
    @Autowired
    protected OwnWebhooks<O> own;
    @Autowired
    private ReadWebhooks<O> read;
    @Autowired
    protected TransactionTemplate transaction;
    @Autowired
    protected JdbcClient jdbc;
    protected Receiver receiver;
    private O owner;

    /** Somebody new. */
    protected abstract O newOwner();

    /** What an endpoint of this test wants to be told. */
    protected abstract Set<String> topics();

    /** Tells the owner of one of these, by what the module has for it. */
    protected abstract void announce(O owner, Supplier<Object> data);

    /** How often it was put on record or published that an endpoint of the owner was given up. */
    protected abstract long timesGivenUp(O owner);

    @BeforeEach
    void opensAnOwner() {
        receiver = new Receiver();
        owner = newOwner();
    }

    @AfterEach
    void closes() {
        receiver.close();
    }

    @Test
    void tellsAnEndpointSigned() {
        OwnWebhooks.Registered<O> registered = registers();
        announces(Map.of("n", 1));
        Receiver.Received got = received(1).getFirst();
        JsonNode body = JSON.readTree(got.body());
        assertThat(body.at("/type").asString()).isNotEmpty();
        assertThat(body.at("/version").asInt()).isEqualTo(1);
        assertThat(body.at("/data/n").asInt()).isEqualTo(1);
        assertThat(got.header("Madang-event-id")).isEqualTo(body.at("/id").asString());
        assertSigned(got, registered.secret());
        WebhookDelivery delivery = awaited(registered.endpoint().id(), WebhookDelivery.State.DELIVERED);
        assertThat(delivery.lastStatus()).isEqualTo(200);
        assertThat(delivery.lastMillis()).isNotNull();
    }

    @Test
    void tellsNothingOfWhatIsRolledBackAndNothingOutsideATransaction() {
        registers();
        transaction.executeWithoutResult(status -> {
            announce(owner, Map::of);
            status.setRollbackOnly();
        });
        assertThat(events()).isZero();
        assertThatThrownBy(() -> announce(owner, Map::of)).hasMessageContaining("mandatory");
    }

    @Test
    void keepsNothingForAnOwnerWithoutEndpoints() {
        transaction.executeWithoutResult(_ -> announce(owner, () -> {
            throw new AssertionError("Nobody wants to know");
        }));
        assertThat(events()).isZero();
    }

    @Test
    void triesAgainLaterAndKeepsEachAttempt() {
        receiver.status.set(500);
        WebhookEndpointId endpoint = registers().endpoint().id();
        announces(Map.of());
        awaitAttempts(endpoint, 1);
        WebhookDelivery failed = delivery(endpoint);
        assertThat(failed.nextAttemptAt()).isBetween(Instant.now().plusSeconds(30), Instant.now().plusSeconds(61));
        receiver.status.set(204);
        due(endpoint);
        awaited(endpoint, WebhookDelivery.State.DELIVERED);
        assertThat(read.delivery(owner, endpoint, failed.id()).attempts())
                .extracting(WebhookDelivery.Attempt::status).containsExactly(500, 204);
    }

    @Test
    void givesAnEndpointUpWhoseLastAttemptFailsAndSaysSo() {
        receiver.status.set(500);
        WebhookEndpointId failing = registers().endpoint().id();
        announces(Map.of("n", 1));
        WebhookEndpointId other = registers().endpoint().id();
        for (int attempt = 1; attempt <= RetryPlan.ATTEMPTS; attempt++) {
            awaitAttempts(failing, attempt);
            due(failing);
        }
        Awaitility.await()
                .until(() -> read.endpoint(owner, failing).state() == WebhookEndpoint.State.SWITCHED_OFF);
        assertThat(delivery(failing).state()).isEqualTo(WebhookDelivery.State.FAILED);
        assertThat(delivery(other).type()).isEqualTo("ENDPOINT_SWITCHED_OFF");
        assertThat(timesGivenUp(owner)).isEqualTo(1);
        announces(Map.of("n", 2));
        refuses(() -> own.replay(SOMEBODY, owner, failing, Instant.EPOCH), WebhookError.WEBHOOK_ENDPOINT_OFF);

        assertThat(own.switchOn(SOMEBODY, owner, failing).state()).isEqualTo(WebhookEndpoint.State.ON);
        int missed = own.replay(SOMEBODY, owner, failing, Instant.EPOCH);
        receiver.status.set(200);
        assertThat(missed).as("both, and its own end if it wants to be told of everything").isBetween(2, 3);
        Awaitility.await().untilAsserted(() -> {
            TestDeliveries.send(webhooks);
            assertThat(read.deliveries(owner, failing, WebhookDelivery.State.DELIVERED, Long.MAX_VALUE, 9))
                    .hasSize(missed);
        });
    }

    @Test
    void signsByEverySecretOfADayByFiveAtMost() {
        OwnWebhooks.Registered<O> registered = registers();
        WebhookEndpointId endpoint = registered.endpoint().id();
        String second = own.rotate(SOMEBODY, owner, endpoint);
        announces(Map.of());
        assertSigned(received(1).getFirst(), second, registered.secret());
        String last = second;
        for (int i = 0; i < 5; i++) {
            last = own.rotate(SOMEBODY, owner, endpoint);
        }
        announces(Map.of());
        assertThat(received(2).getLast().header("Madang-signature").split(",v1=", -1)).hasSize(1 + 5);
        sql("update #secret set expires_at = utc_timestamp(6) where endpoint_id = ? and expires_at is not null",
                endpoint.value());
        announces(Map.of());
        assertSigned(received(3).getLast(), last);
    }

    @Test
    void failsWhereNoKeyReadsTheSecretUntilItsOwnerRenewsIt() {
        WebhookEndpointId endpoint = registers().endpoint().id();
        sql("update #secret set secret = concat(secret, 'x') where endpoint_id = ?", endpoint.value());
        announces(Map.of());
        awaitAttempts(endpoint, 1);
        assertThat(delivery(endpoint).lastError()).isEqualTo("SECRET_UNREADABLE");
        assertThat(receiver.received).isEmpty();

        String renewed = own.rotate(SOMEBODY, owner, endpoint);
        due(endpoint);
        assertSigned(received(1).getFirst(), renewed);
    }

    @Test
    void sendsOneOnceMoreByHand() {
        WebhookEndpointId endpoint = registers().endpoint().id();
        announces(Map.of());
        WebhookDelivery delivered = awaited(endpoint, WebhookDelivery.State.DELIVERED);
        own.resend(SOMEBODY, owner, endpoint, delivered.id());
        assertThat(received(2)).extracting(Receiver.Received::body).containsOnly(receiver.received.getFirst().body());
    }

    @Test
    void sendsNothingMoreToOneThatWasRemoved() {
        receiver.status.set(500);
        WebhookEndpointId endpoint = registers().endpoint().id();
        announces(Map.of());
        awaitAttempts(endpoint, 1);
        own.remove(SOMEBODY, owner, endpoint);
        assertThat(read.endpoints(owner)).isEmpty();
        refuses(() -> read.deliveries(owner, endpoint, null, Long.MAX_VALUE, 1),
                WebhookError.WEBHOOK_ENDPOINT_NOT_FOUND);
        assertThat(number("select count(*) from #delivery where endpoint_id = ? and state = 'STOPPED'",
                endpoint.value())).isEqualTo(1);
    }

    @Test
    void stopsWhatWaitsAThousandAtATimeAndReplaysNothingMeanwhile() {
        receiver.status.set(500);
        WebhookEndpointId endpoint = registers().endpoint().id();
        announces(Map.of());
        awaitAttempts(endpoint, 1);
        waits(endpoint, OwnWebhooks.MOST_WAITING - 2);
        assertThat(own.replay(SOMEBODY, owner, endpoint, Instant.EPOCH)).as("it is on its way").isZero();
        waits(endpoint, 1);
        refuses(() -> own.replay(SOMEBODY, owner, endpoint, Instant.EPOCH),
                WebhookError.WEBHOOK_REPLAY_LIMIT_REACHED);

        own.remove(SOMEBODY, owner, endpoint);
        assertThat(waiting(endpoint)).isEqualTo(OwnWebhooks.MOST_WAITING - 1_000);
        due(endpoint);
        Awaitility.await().until(() -> {
            TestDeliveries.send(webhooks);
            return waiting(endpoint) == 0;
        });
        assertThat(number("""
                select count(*) from #attempt a join #delivery d on d.id = a.delivery_id
                where d.endpoint_id = ?""", endpoint.value())).as("sent after its end").isEqualTo(1);
        TestDeliveries.forget(webhooks, Instant.now().plus(Duration.ofMinutes(1)));
        assertThat(number("select count(*) from #delivery where endpoint_id = ?", endpoint.value())).isZero();
    }

    @Test
    void holdsNoMorePlacesThanItsShareForOneEndpoint() {
        WebhookEndpointId slow = registers().endpoint().id();
        for (int i = 0; i < 9; i++) {
            announces(Map.of("n", i));
        }
        WebhookEndpointId other = registers().endpoint().id();
        announces(Map.of());
        assertThat(TestDeliveries.take(webhooks, 4, Map.of(slow, 4))).doesNotContain(slow).contains(other);
        assertThat(TestDeliveries.take(webhooks, 1_000, Map.of(slow, 1)).stream().filter(slow::equals)).hasSize(3);
        assertThat(TestDeliveries.take(webhooks, 1_000, Map.of()).stream().filter(slow::equals)).hasSize(4);
    }

    @Test
    void holdsNoMorePlacesThanItsShareForOneOwner() {
        List<WebhookEndpointId> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(registers().endpoint().id());
        }
        for (int i = 0; i < 3; i++) {
            announces(Map.of("n", i));
        }
        assertThat(TestDeliveries.take(webhooks, 1_000, Map.of(all.get(0), 4, all.get(1), 3)).stream()
                .filter(all::contains)).hasSize(1);
        assertThat(TestDeliveries.take(webhooks, 1_000, Map.of(all.get(0), 4, all.get(1), 4)))
                .doesNotContainAnyElementsOf(all);
        assertThat(TestDeliveries.take(webhooks, 1_000, Map.of()).stream().filter(all::contains)).hasSize(8);
    }

    @Test
    void forgetsWhatWasDeliveredLongAgoAndNotWhatWaits() {
        WebhookEndpointId endpoint = registers().endpoint().id();
        announces(Map.of("n", 1));
        received(1);
        awaited(endpoint, WebhookDelivery.State.DELIVERED);
        announces(Map.of("n", 2));
        TestDeliveries.forget(webhooks, Instant.now().plus(Duration.ofMinutes(1)));
        assertThat(number("select count(*) from #delivery where endpoint_id = ?", endpoint.value())).isEqualTo(1);
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void forgetsDeadSecretsAtOnceAndRemovedEndpointsWithTheLastOfWhatWasSentThere() {
        WebhookEndpointId stays = registers().endpoint().id();
        own.rotate(SOMEBODY, owner, stays);
        WebhookEndpointId goes = registers().endpoint().id();
        own.rotate(SOMEBODY, owner, goes);
        announces(Map.of());
        received(2);
        awaited(goes, WebhookDelivery.State.DELIVERED);
        own.remove(SOMEBODY, owner, goes);

        TestDeliveries.forget(webhooks, Instant.now().minus(Duration.ofDays(1)));
        assertThat(number("select count(*) from #secret where endpoint_id = ?", stays.value())).isEqualTo(2);
        assertThat(number("select count(*) from #secret where endpoint_id = ?", goes.value()))
                .as("that which was to end tomorrow")
                .isEqualTo(1);
        assertThat(number("select count(*) from #endpoint where id = ?", goes.value())).isEqualTo(1);

        sql("update #endpoint set removed_at = removed_at - interval 2 day where id = ?", goes.value());
        TestDeliveries.forget(webhooks, Instant.now().minus(Duration.ofDays(1)));
        assertThat(number("select count(*) from #endpoint where id = ?", goes.value())).as("something was sent there")
                .isEqualTo(1);
        sql("delete from #attempt where delivery_id in (select id from #delivery where endpoint_id = ?)", goes.value());
        sql("delete from #delivery where endpoint_id = ?", goes.value());
        TestDeliveries.forget(webhooks, Instant.now().minus(Duration.ofDays(1)));
        assertThat(number("select count(*) from #endpoint where id in (?, ?)", goes.value(), stays.value()))
                .isEqualTo(1);
    }

    @Test
    void nobodyTouchesAnothers() {
        WebhookEndpointId id = registers().endpoint().id();
        O stranger = newOwner();
        refuses(() -> own.rotate(SOMEBODY, stranger, id), WebhookError.WEBHOOK_ENDPOINT_NOT_FOUND);
        refuses(() -> read.endpoint(stranger, id), WebhookError.WEBHOOK_ENDPOINT_NOT_FOUND);
    }

    @Test
    void neverCallsWhereCloudsKeepTheirSecrets() {
        WebhookEndpointId id = own.register(SOMEBODY, owner, "http://169.254.169.254/latest", topics()).endpoint()
                .id();
        announces(Map.of());
        awaitAttempts(id, 1);
        assertThat(delivery(id).lastError()).isEqualTo("ADDRESS_REFUSED");
    }

    private OwnWebhooks.Registered<O> registers() {
        return own.register(SOMEBODY, owner, receiver.url(), topics());
    }

    private void announces(Object data) {
        transaction.executeWithoutResult(_ -> announce(owner, () -> data));
    }

    /** More wait for it, far from being due. */
    private void waits(WebhookEndpointId endpoint, int count) {
        transaction.executeWithoutResult(_ -> webhooks.deliveries.insert(
                Collections.nCopies(count, delivery(endpoint).eventId()), List.of(endpoint),
                Instant.now().plus(Duration.ofDays(1))));
    }

    private long waiting(WebhookEndpointId endpoint) {
        return number("select count(*) from #delivery where endpoint_id = ? and state = 'PENDING'", endpoint.value());
    }

    private long events() {
        return number("select count(*) from #event where " + webhooks.book.isOwner(),
                webhooks.book.values(owner).toArray());
    }

    /** The latest. */
    private WebhookDelivery delivery(WebhookEndpointId endpoint) {
        return read.deliveries(owner, endpoint, null, Long.MAX_VALUE, 1).getFirst();
    }

    private static void assertSigned(Receiver.Received got, String... secrets) {
        String signature = got.header("Madang-signature");
        Instant at = Instant.ofEpochSecond(Long.parseLong(signature.replaceAll("t=([0-9]+),.*", "$1")));
        assertThat(signature).isEqualTo(WebhookSignature.of(List.of(secrets), at, got.body().getBytes(UTF_8)));
    }

    private static void refuses(Runnable act, WebhookError why) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(DomainException.class,
                refusal -> assertThat(refusal.code()).isEqualTo(why));
    }

    protected List<Receiver.Received> received(int count) {
        Awaitility.await().until(() -> {
            TestDeliveries.send(webhooks);
            return receiver.received.size() >= count;
        });
        return receiver.received;
    }

    private WebhookDelivery awaited(WebhookEndpointId endpoint, WebhookDelivery.State state) {
        return Awaitility.await().until(() -> {
            TestDeliveries.send(webhooks);
            return read.deliveries(owner, endpoint, state, Long.MAX_VALUE, 1);
        }, found -> !found.isEmpty()).getFirst();
    }

    /** Waits for so many attempts that are over. */
    private void awaitAttempts(WebhookEndpointId endpoint, int count) {
        Awaitility.await().until(() -> {
            TestDeliveries.send(webhooks);
            return number("""
                    select count(*) from #attempt a join #delivery d on d.id = a.delivery_id
                    where d.endpoint_id = ?""", endpoint.value()) == count;
        });
    }

    /** Lets the time pass until the next attempt. */
    private void due(WebhookEndpointId endpoint) {
        sql("update #delivery set next_attempt_at = utc_timestamp(6) where endpoint_id = ? and state = 'PENDING'",
                endpoint.value());
    }

    private void sql(String statement, Object... params) {
        transaction.executeWithoutResult(_ -> jdbc.sql(webhooks.book.sql(statement)).params(params).update());
    }

    private long number(String query, Object... params) {
        return transaction.execute(_ -> jdbc.sql(webhooks.book.sql(query)).params(params).query(Long.class).single());
    }
}
