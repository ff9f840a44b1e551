package commerce.webhook;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

import commerce.TestParcels;
import commerce.TestShop;
import commerce.catalogue.SellerId;
import commerce.catalogue.SkuId;
import commerce.claim.ClaimKind;
import commerce.claim.ClaimReason;
import commerce.claim.OpenClaim;
import commerce.claim.Told;
import commerce.groupbuy.TestTeams;
import commerce.order.LineId;
import commerce.order.TestOrders;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import platform.audit.AuditActor;
import platform.id.Ids;
import platform.id.Tsid;
import platform.web.DomainException;
import platform.webhook.OwnWebhooks;
import platform.webhook.Receiver;
import platform.webhook.RetryPlan;
import platform.webhook.TestDeliveries;
import platform.webhook.WebhookEndpointId;
import platform.webhook.WebhookError;
import platform.webhook.WebhookSignature;
import platform.webhook.Webhooks;
import testing.HeldDelivery;
import testing.MadangTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A seller's system hears what it wants to hear, and nobody else's. */
@MadangTest
class SellerWebhookTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    ApplicationContext context;
    @Autowired
    Webhooks<SellerId> webhooks;
    @Autowired
    OpenClaim claims;
    @Autowired
    AnnounceToSeller announce;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Ids ids;
    private Receiver receiver;
    private HeldDelivery held;
    private TestShop shop;
    private TestOrders orders;
    private TestParcels parcels;
    private Tsid buyer;

    @BeforeEach
    void open() {
        held = new HeldDelivery(context);
        receiver = new Receiver();
        shop = new TestShop(context);
        orders = new TestOrders(context);
        parcels = new TestParcels(context, shop);
        buyer = ids.next();
    }

    @AfterEach
    void close() {
        receiver.close();
        held.close();
    }

    @Test
    void tellsOfAnOrderSignedAndOfNoBuyer() {
        OwnWebhooks.Registered<SellerId> hook = registers(SellerTopic.ORDER_PAID);
        LineId item = orders.paid(buyer, shop.sells("감귤", 10_000, 50), 2);

        Receiver.Received got = received(1).getFirst();
        JsonNode body = JSON.readTree(got.body());
        assertThat(body.at("/type").asString()).isEqualTo("ORDER_PAID");
        assertThat(body.at("/data/orderId").asString()).isEqualTo(text(orders.item(item).orderId().value()));
        assertThat(body.at("/data/items/0/itemId").asString()).isEqualTo(text(item.value()));
        assertThat(body.at("/data/items/0/quantity").asInt()).isEqualTo(2);
        assertThat(body.at("/data/items/0/dispatchBy").asString()).isNotEmpty();
        assertThat(got.body()).doesNotContain(buyer.toString()).doesNotContain("마당");
        String signature = got.header("Madang-signature");
        Instant at = Instant.ofEpochSecond(Long.parseLong(signature.replaceAll("t=([0-9]+),.*", "$1")));
        assertThat(signature)
                .isEqualTo(WebhookSignature.of(List.of(hook.secret()), at, got.body().getBytes(UTF_8)));
    }

    @Test
    void tellsEachSellerOfTheirOwnItemsAlone() {
        registers(SellerTopic.ORDER_PAID);
        TestShop other = new TestShop(context);
        SequencedMap<SkuId, Integer> wanted = new LinkedHashMap<>();
        wanted.put(shop.sells("감귤", 10_000, 5), 1);
        wanted.put(other.sells("남의 것", 10_000, 5), 1);
        LineId own = orders.paid(buyer, wanted).getFirst();

        JsonNode told = JSON.readTree(received(1).getFirst().body());
        assertThat(told.at("/data/items")).hasSize(1);
        assertThat(told.at("/data/items/0/itemId").asString()).isEqualTo(text(own.value()));
        assertThat(shop.number("select count(*) from commerce_webhook_event where seller_id = ?",
                other.seller().value())).isZero();
    }

    @Test
    void tellsOfClaimsAndOnceOfAnOrderOfWhichNothingIsLeft() {
        registers(SellerTopic.CLAIM_OPENED, SellerTopic.CLAIM_CLOSED, SellerTopic.ORDER_CANCELED);
        LineId item = orders.paid(buyer, shop.sells("감귤", 10_000, 5), 2);
        claims.open(buyer,
                new OpenClaim.Wish(item, ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND, new Told("", null)));
        assertThat(topics()).containsExactly("CLAIM_OPENED");
        claims.open(buyer,
                new OpenClaim.Wish(item, ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND, new Told("", null)));
        orders.moneyIsBack(item);

        assertThat(topics()).containsExactlyInAnyOrder("CLAIM_OPENED", "CLAIM_OPENED", "ORDER_CANCELED",
                "CLAIM_CLOSED", "CLAIM_CLOSED");
        assertThat(received(5)).extracting(Receiver.Received::body)
                .anyMatch(body -> body.contains("\"outcome\":\"DONE\"") && body.contains("\"refunded\":10000"));
    }

    @Test
    void tellsOfArrivalAndPurchase() {
        registers(SellerTopic.ITEM_DELIVERED, SellerTopic.PURCHASE_CONFIRMED);
        LineId item = orders.paid(buyer, shop.sells("감귤", 10_000, 5), 1);
        parcels.confirm(item);
        parcels.ship(item);
        parcels.arriveOf(item);
        parcels.buyerConfirms(buyer, item);

        assertThat(topics()).containsExactly("ITEM_DELIVERED", "PURCHASE_CONFIRMED");
        assertThat(received(2)).extracting(Receiver.Received::body).anyMatch(
                body -> body.contains("\"sellerAmount\":") && body.contains("\"itemId\":\"" + item.value() + "\""));
    }

    @Test
    void tellsOfEverythingWhereNothingWasChosen() {
        registers();
        orders.paid(buyer, shop.sells("감귤", 10_000, 5), 1);

        assertThat(topics()).containsExactly("ORDER_PAID");
        assertThat(received(1)).hasSize(1);
    }

    @Test
    void tellsOfATeamsOrdersWhenItIsFull() {
        registers(SellerTopic.ORDER_PAID);
        TestTeams teams = new TestTeams(context, shop, shop.sells("감귤", 10_000, 50));
        teams.team(teams.deal(3), ids.next(), 1);
        assertThat(topics()).isEmpty();
        teams.team(teams.deal(3), ids.next(), 2);

        assertThat(topics()).hasSize(3);
    }

    @Test
    void tellsNothingThatNobodyWantsAndNothingOfWhatIsRolledBack() {
        registers(SellerTopic.SETTLEMENT_CLOSED);
        orders.paid(buyer, shop.sells("감귤", 10_000, 5), 1);
        transaction.executeWithoutResult(status -> {
            announce.announce(shop.seller(), SellerTopic.SETTLEMENT_CLOSED, Map::of);
            status.setRollbackOnly();
        });

        assertThat(topics()).isEmpty();
        assertThatThrownBy(() -> announce.announce(shop.seller(), SellerTopic.SETTLEMENT_CLOSED, Map::of))
                .hasMessageContaining("mandatory");
    }

    @Test
    void givesUpAfterTheLastAttemptTellsTheOtherEndpointAndPutsItOnRecord() {
        receiver.status.set(500);
        WebhookEndpointId failing = registers(SellerTopic.ORDER_PAID).endpoint().id();
        orders.paid(buyer, shop.sells("감귤", 10_000, 5), 1);
        WebhookEndpointId other = registers(SellerTopic.SETTLEMENT_CLOSED).endpoint().id();
        for (int attempt = 1; attempt <= RetryPlan.ATTEMPTS; attempt++) {
            awaitsAttempts(failing, attempt);
            shop.sql("""
                    update commerce_webhook_delivery set next_attempt_at = utc_timestamp(6)
                    where endpoint_id = ? and state = 'PENDING'""", failing.value());
        }

        Awaitility.await().until(() -> shop.text("select state from commerce_webhook_endpoint where id = ?",
                failing.value()).equals("SWITCHED_OFF"));
        assertThat(shop.text("""
                select e.type from commerce_webhook_delivery d join commerce_webhook_event e on e.id = d.event_id
                where d.endpoint_id = ?""", other.value())).isEqualTo("ENDPOINT_SWITCHED_OFF");
        assertThat(shop.number("""
                select count(*) from platform_audit_entry where subject_kind = 'seller' and subject_id = ?
                    and action = 'commerce.webhook-endpoint-given-up'""", Tsid.of(shop.seller()).toString()))
                .isEqualTo(1);
        assertThatThrownBy(() -> TestHooks.own(context).replay(AuditActor.SYSTEM, shop.seller(), failing,
                Instant.EPOCH)).isInstanceOfSatisfying(DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(WebhookError.WEBHOOK_ENDPOINT_OFF));
        TestHooks.own(context).switchOn(AuditActor.SYSTEM, shop.seller(), failing);
        assertThat(TestHooks.own(context).replay(AuditActor.SYSTEM, shop.seller(), failing, Instant.EPOCH))
                .as("what it wants alone").isEqualTo(1);
    }

    @Test
    void nobodyTouchesAnotherSellers() {
        WebhookEndpointId id = registers(SellerTopic.ORDER_PAID).endpoint().id();
        SellerId stranger = new TestShop(context).seller();

        assertThatThrownBy(() -> TestHooks.own(context).rotate(AuditActor.SYSTEM, stranger, id))
                .isInstanceOfSatisfying(DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(WebhookError.WEBHOOK_ENDPOINT_NOT_FOUND));
    }

    @Test
    void neverCallsWhereCloudsKeepTheirSecrets() {
        WebhookEndpointId id = TestHooks.register(context, shop.seller(), "http://169.254.169.254/latest",
                SellerTopic.ORDER_PAID).endpoint().id();
        orders.paid(buyer, shop.sells("감귤", 10_000, 5), 1);

        awaitsAttempts(id, 1);
        assertThat(shop.text("select last_error from commerce_webhook_delivery where endpoint_id = ?", id.value()))
                .isEqualTo("ADDRESS_REFUSED");
    }

    private OwnWebhooks.Registered<SellerId> registers(SellerTopic... topics) {
        return TestHooks.register(context, shop.seller(), receiver.url(), topics);
    }

    /** What there is to tell this seller, in order. */
    private List<String> topics() {
        return shop.number("select count(*) from commerce_webhook_event where seller_id = ?",
                shop.seller().value()) == 0
                        ? List.of()
                        : List.of(shop
                                .text("""
                                        select group_concat(type order by id) from commerce_webhook_event where seller_id = ?""",
                                        shop.seller().value())
                                .split(",", -1));
    }

    private List<Receiver.Received> received(int count) {
        Awaitility.await().until(() -> {
            TestDeliveries.send(webhooks);
            return receiver.received.size() >= count;
        });
        return receiver.received;
    }

    private void awaitsAttempts(WebhookEndpointId endpoint, int count) {
        Awaitility.await().until(() -> {
            TestDeliveries.send(webhooks);
            return shop.number("""
                    select count(*) from commerce_webhook_attempt a join commerce_webhook_delivery d
                        on d.id = a.delivery_id where d.endpoint_id = ?""", endpoint.value()) == count;
        });
    }

    private static String text(long id) {
        return Long.toString(id);
    }
}
