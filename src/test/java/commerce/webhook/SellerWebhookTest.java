package commerce.webhook;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;

import commerce.TestParcels;
import commerce.TestShop;
import commerce.catalogue.SellerId;
import commerce.catalogue.SkuId;
import commerce.chargeback.Chargeback;
import commerce.chargeback.ChargebackId;
import commerce.chargeback.TestChargedBack;
import commerce.claim.ClaimKind;
import commerce.claim.ClaimReason;
import commerce.claim.OpenClaim;
import commerce.claim.Told;
import commerce.groupbuy.TestTeams;
import commerce.order.ItemId;
import commerce.order.TestOrders;
import commerce.shipment.CorrectInvoice;
import commerce.shipment.FreeInvoice;
import commerce.shipment.Invoice;
import commerce.shipment.ShipmentId;
import commerce.shipment.TestCouriers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.audit.AuditActor;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.webhook.Receiver;
import platform.webhook.WebhookBookTest;
import testing.HeldDelivery;
import testing.MadangTest;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** A seller's system hears what it wants to hear, and nobody else's. */
@MadangTest
class SellerWebhookTest extends WebhookBookTest<SellerId> {
    @Autowired
    ApplicationContext context;
    @Autowired
    OpenClaim claims;
    @Autowired
    AnnounceToSeller announce;
    @Autowired
    Ids ids;
    private HeldDelivery held;
    private TestShop shop;
    private TestOrders orders;
    private TestParcels parcels;
    private Tsid buyer;

    @BeforeEach
    void open() {
        held = new HeldDelivery(context);
        shop = new TestShop(context);
        orders = new TestOrders(context);
        parcels = new TestParcels(context, shop);
        buyer = ids.next();
    }

    @AfterEach
    void close() {
        held.close();
    }

    @Override
    protected SellerId newOwner() {
        return new TestShop(context).seller();
    }

    @Override
    protected Set<String> topics() {
        return Set.of(SellerTopic.SETTLEMENT_CLOSED.name());
    }

    @Override
    protected void announce(SellerId owner, Supplier<Object> data) {
        announce.announce(owner, SellerTopic.SETTLEMENT_CLOSED, data);
    }

    @Override
    protected long timesGivenUp(SellerId owner) {
        return shop.number("""
                select count(*) from platform_audit_entry where subject_kind = 'seller' and subject_id = ?
                    and action = 'commerce.webhook-endpoint-given-up'""", Tsid.of(owner).toString());
    }

    @Test
    void tellsOfAnOrderAndOfNoBuyer() {
        registers(SellerTopic.ORDER_PAID);
        ItemId item = orders.paid(buyer, shop.sells("감귤", 10_000, 50), 2);

        Receiver.Received got = received(1).getFirst();
        JsonNode body = JSON.readTree(got.body());
        assertThat(body.at("/type").asString()).isEqualTo("ORDER_PAID");
        assertThat(body.at("/data/orderId").asString()).isEqualTo(text(orders.item(item).orderId().value()));
        assertThat(body.at("/data/items/0/itemId").asString()).isEqualTo(text(item.value()));
        assertThat(body.at("/data/items/0/quantity").asInt()).isEqualTo(2);
        assertThat(body.at("/data/items/0/dispatchBy").asString()).isNotEmpty();
        assertThat(got.body()).doesNotContain(buyer.toString()).doesNotContain("마당");
    }

    @Test
    void tellsEachSellerOfTheirOwnItemsAlone() {
        registers(SellerTopic.ORDER_PAID);
        TestShop other = new TestShop(context);
        SequencedMap<SkuId, Integer> wanted = new LinkedHashMap<>();
        wanted.put(shop.sells("감귤", 10_000, 5), 1);
        wanted.put(other.sells("남의 것", 10_000, 5), 1);
        ItemId own = orders.paid(buyer, wanted).getFirst();

        JsonNode told = JSON.readTree(received(1).getFirst().body());
        assertThat(told.at("/data/items")).hasSize(1);
        assertThat(told.at("/data/items/0/itemId").asString()).isEqualTo(text(own.value()));
        assertThat(shop.number("select count(*) from commerce_webhook_event where seller_id = ?",
                other.seller().value())).isZero();
    }

    @Test
    void tellsOfClaimsAndOnceOfAnOrderOfWhichNothingIsLeft() {
        registers(SellerTopic.CLAIM_OPENED, SellerTopic.CLAIM_CLOSED, SellerTopic.ORDER_CANCELED);
        ItemId item = orders.paid(buyer, shop.sells("감귤", 10_000, 5), 2);
        claims.open(buyer,
                new OpenClaim.Wish(item, ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND, new Told("", null)));
        assertThat(told()).containsExactly("CLAIM_OPENED");
        claims.open(buyer,
                new OpenClaim.Wish(item, ClaimKind.CANCEL, 1, ClaimReason.CHANGE_OF_MIND, new Told("", null)));
        orders.moneyIsBack(item);

        assertThat(told()).containsExactlyInAnyOrder("CLAIM_OPENED", "CLAIM_OPENED", "ORDER_CANCELED",
                "CLAIM_CLOSED", "CLAIM_CLOSED");
        assertThat(received(5)).extracting(Receiver.Received::body)
                .anyMatch(body -> body.contains("\"outcome\":\"DONE\"") && body.contains("\"refunded\":10000"));
    }

    @Test
    void tellsOfArrivalAndPurchase() {
        registers(SellerTopic.ITEM_DELIVERED, SellerTopic.PURCHASE_CONFIRMED);
        ItemId item = orders.paid(buyer, shop.sells("감귤", 10_000, 5), 1);
        parcels.confirm(item);
        parcels.ship(item);
        parcels.arriveOf(item);
        parcels.buyerConfirms(buyer, item);

        assertThat(told()).containsExactly("ITEM_DELIVERED", "PURCHASE_CONFIRMED");
        assertThat(received(2)).extracting(Receiver.Received::body).anyMatch(
                body -> body.contains("\"sellerAmount\":") && body.contains("\"itemId\":\"" + item.value() + "\""));
    }

    /** Once of each thing: the courier says the same each time it is asked. */
    @Test
    void tellsThatANumberIsDoubtedFreedAndCorrected() {
        registers(SellerTopic.INVOICE_CHANGED);
        ItemId item = orders.paid(buyer, shop.sells("감귤", 10_000, 5), 1);
        parcels.confirm(item);
        Invoice wrong = parcels.ship(item);
        Instant longAgo = Instant.parse("2026-01-01T00:00:00Z");
        TestCouriers couriers = new TestCouriers(context);
        couriers.say(item, longAgo, longAgo);
        couriers.say(item, longAgo, longAgo);
        assertThat(told()).containsExactly("INVOICE_CHANGED");
        context.getBean(FreeInvoice.class).free(new StaffCaller(ids.next(), "one", Set.of(), null), wrong,
                new ShipmentId(shop.number("select shipment_id from commerce_invoice where invoice = ?",
                        wrong.number())),
                "다른 택배");
        Invoice right = parcels.invoice();
        context.getBean(CorrectInvoice.class).correct(AuditActor.seller(Tsid.of(shop.seller())), shop.seller(), item,
                wrong, right);

        assertThat(received(3)).extracting(each -> JSON.readTree(each.body()))
                .allMatch(body -> body.at("/data/itemId").asString().equals(text(item.value()))
                        && !body.at("/data/confirmBy").asString().isEmpty())
                .extracting(body -> body.at("/data/invoice").asString() + " " + body.at("/data/doubt").asString())
                .containsExactlyInAnyOrder(wrong.number() + " HANDED_IN_BEFORE_PAID", wrong.number() + " FREED",
                        right.number() + " ");
    }

    @Test
    void tellsOfAChargebackAndHowItWasDecided() {
        registers(SellerTopic.CHARGEBACK_OPENED, SellerTopic.CHARGEBACK_DECIDED);
        ItemId item = chargeable();
        ChargebackId id = TestChargedBack.opened(context, orders, item, 10_000);

        JsonNode opened = JSON.readTree(received(1).getFirst().body());
        assertThat(opened.at("/type").asString()).isEqualTo("CHARGEBACK_OPENED");
        assertThat(opened.at("/data/chargebackId").asString()).isEqualTo(text(id.value()));
        assertThat(opened.at("/data/orderId").asString()).isEqualTo(text(orders.item(item).orderId().value()));
        assertThat(opened.at("/data/amount").asLong()).isEqualTo(10_000);
        assertThat(opened.at("/data/reason").asString()).isEqualTo("NOT_RECEIVED");
        assertThat(opened.at("/data/answerBy").asString()).isNotEmpty();
        assertThat(opened.at("/data/state").asString()).isEqualTo("OPEN");

        TestChargedBack.decided(context, orders, item, id, 10_000, Chargeback.State.WON);
        assertThat(told()).containsExactly("CHARGEBACK_OPENED", "CHARGEBACK_DECIDED");
        assertThat(received(2)).extracting(Receiver.Received::body)
                .anyMatch(body -> body.contains("CHARGEBACK_DECIDED") && body.contains("\"state\":\"WON\""));
    }

    @Test
    void tellsAgainOfALostChargebackWhenOperatorsHaveDecidedWhatASellerBears() {
        registers(SellerTopic.CHARGEBACK_DECIDED);
        ItemId item = chargeable();
        ChargebackId id = TestChargedBack.opened(context, orders, item, 10_000);
        TestChargedBack.proposed(context, id);
        TestChargedBack.decided(context, orders, item, id, 10_000, Chargeback.State.LOST);
        TestChargedBack.approved(context, id);

        assertThat(told()).containsExactly("CHARGEBACK_DECIDED", "CHARGEBACK_DECIDED");
        assertThat(received(2)).extracting(got -> JSON.readTree(got.body()).at("/data/amount").asLong())
                .containsExactlyInAnyOrder(10_000L, 0L);
    }

    private ItemId chargeable() {
        return orders.paidByCard(buyer, new LinkedHashMap<>(Map.of(shop.sells("감귤", 10_000, 5), 1))).getFirst();
    }

    @Test
    void tellsOfEverythingWhereNothingWasChosen() {
        registers();
        orders.paid(buyer, shop.sells("감귤", 10_000, 5), 1);

        assertThat(told()).containsExactly("ORDER_PAID");
        assertThat(received(1)).hasSize(1);
    }

    @Test
    void tellsOfATeamsOrdersWhenItIsFull() {
        registers(SellerTopic.ORDER_PAID);
        TestTeams teams = new TestTeams(context, shop, shop.sells("감귤", 10_000, 50));
        teams.team(teams.deal(3), ids.next(), 1);
        assertThat(told()).isEmpty();
        teams.team(teams.deal(3), ids.next(), 2);

        assertThat(told()).hasSize(3);
    }

    @Test
    void tellsNothingThatNobodyWants() {
        registers(SellerTopic.SETTLEMENT_CLOSED);
        orders.paid(buyer, shop.sells("감귤", 10_000, 5), 1);

        assertThat(told()).isEmpty();
    }

    private void registers(SellerTopic... topics) {
        TestHooks.register(context, shop.seller(), receiver.url(), topics);
    }

    /** What there is to tell this seller, in order. */
    private List<String> told() {
        return shop.number("select count(*) from commerce_webhook_event where seller_id = ?",
                shop.seller().value()) == 0
                        ? List.of()
                        : List.of(shop
                                .text("""
                                        select group_concat(type order by id) from commerce_webhook_event where seller_id = ?""",
                                        shop.seller().value())
                                .split(",", -1));
    }

    private static String text(long id) {
        return Long.toString(id);
    }
}
