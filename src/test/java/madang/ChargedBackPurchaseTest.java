package madang;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import commerce.Checkout;
import commerce.TestParcels;
import commerce.TestShop;
import commerce.catalogue.SkuId;
import commerce.chargeback.TestChargedBack;
import commerce.claim.ClaimId;
import commerce.claim.TestClaims;
import commerce.order.ItemId;
import commerce.order.TestRefunds;
import member.staff.TestStaff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pay.PayApi;
import pay.PayScene;
import pay.chargeback.ChargebackId;
import pay.chargeback.TestChargebacks;
import platform.id.Tsid;
import testing.Api.Answer;
import testing.MadangTest;
import testing.MemberActor;
import testing.StaffActor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A purchase that is paid by card and charged back, through all modules. */
@MadangTest
class ChargedBackPurchaseTest {
    @Autowired
    ApplicationContext context;
    @LocalServerPort
    int port;

    TestShop shop;
    PayScene scene;
    MemberActor member;
    String order;
    String item;
    SkuId sku;

    @BeforeEach
    void pay() {
        shop = new TestShop(context);
        scene = new PayScene(context);
        member = MemberActor.at(port).signsUp();
        String card = card();
        sku = shop.sells("레드향 3kg", 10_000, 5);
        order = Checkout.order(member::post, sku, 2).text("id");
        String payment = await().until(() -> member.get("/v1/pay/order-payments/" + order),
                answer -> answer.status() == 200).text("paymentId");
        Answer paid = member.post("/v1/pay/order-payments/" + order + "/confirmation", Map.of("amount", 20_000,
                "tenders", List.of(Map.of("kind", "CARD", "amount", 20_000, "cardId", card))), "Idempotency-Key",
                UUID.randomUUID().toString(), "X-Device-Signature", member.sign("madang.pay.confirm.v1\n" + payment
                        + "\n" + order + "\n20000\nCARD:" + card + ":0=20000"));
        assertThat(paid.status()).as(paid.body().toString()).isEqualTo(200);
        await().until(() -> read().text("status").equals("PAID"));
        item = read().text("lines/0/id");
    }

    @Test
    void isNeitherCancelledNorConfirmedMeanwhileAndLeavesNothingInTheEscrowWhenItIsLost() {
        assertThat(read().body().at("/paymentDisputed").asBoolean()).isFalse();
        ChargebackId id = TestChargebacks.open(context, number(order), 20_000);
        await().until(() -> read().body().at("/paymentDisputed").asBoolean());
        Answer refused = cancels();
        assertThat(refused.status()).as(refused.body().toString()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("ORDER_PAYMENT_DISPUTED");

        TestChargebacks.decide(context, id, false);

        await().until(() -> {
            TestChargedBack.settles(context);
            return read().text("lines/0/status").equals("CANCELED");
        });
        await().until(() -> escrow() == 0);
        assertThat(read().body().at("/paymentDisputed").asBoolean()).isFalse();
        assertThat(shop.onHand(sku)).isEqualTo(5);
        scene.assertTheBooksAreRight();
    }

    @Test
    void isCancelledAndGoesBackToTheCardAfterItIsWon() {
        ChargebackId id = TestChargebacks.open(context, number(order), 20_000);
        await().until(() -> read().body().at("/paymentDisputed").asBoolean());
        operatorsFindIt();

        TestChargebacks.decide(context, id, true);

        await().until(() -> !read().body().at("/paymentDisputed").asBoolean());
        Answer claim = cancels();
        assertThat(claim.status()).as(claim.body().toString()).isEqualTo(201);
        await().untilAsserted(() -> assertThat(read().body().at("/tenders").toString())
                .contains("\"kind\":\"CARD\",\"captured\":20000,\"refunded\":20000"));
        scene.assertTheBooksAreRight();
    }

    @Test
    void isTakenFromTheSellerWhoseItIsAlready() {
        standing();
        ChargebackId id = TestChargebacks.open(context, number(order), 20_000);

        TestChargebacks.decide(context, id, false);

        await().until(() -> {
            TestChargedBack.settles(context);
            return credit("CHARGEBACK") == -20_000;
        });
        assertThat(escrow()).isZero();
        scene.assertTheBooksAreRight();
    }

    /** By the order, on pay's page and on commerce's, each of which leads to the other. */
    private void operatorsFindIt() {
        StaffActor operator = TestStaff.operator(context).logsIn(port);
        String inPay = "/ops/chargebacks?order=";
        String inCommerce = "/ops/commerce/chargebacks?order=";
        assertThat(operator.opens(inPay + order).body()).contains(inCommerce + order);
        assertThat(operator.opens(inCommerce + order).body()).contains(inPay + order);
        assertThat(operator.opens(inPay + "7").body()).doesNotContain(inCommerce + order);
        assertThat(operator.opens(inCommerce + "7").body()).doesNotContain(inPay + order);
    }

    @Test
    void isTakenOnceFromASellerThatTookItBackWhileItWasOpen() {
        ItemId line = standing();
        ClaimId claim = returned();
        ChargebackId id = TestChargebacks.open(context, number(order), 20_000);
        await().until(() -> read().body().at("/paymentDisputed").asBoolean());
        TestClaims.takesBack(context, shop.seller(), claim);

        TestChargebacks.decide(context, id, false);
        await().until(() -> !read().body().at("/paymentDisputed").asBoolean());

        endsInNobodysHandsButTheCards(line);
    }

    @Test
    void isTakenOnceFromASellerThatTakesItBackAfterItWasLost() {
        ItemId line = standing();
        ClaimId claim = returned();
        ChargebackId id = TestChargebacks.open(context, number(order), 20_000);
        await().until(() -> read().body().at("/paymentDisputed").asBoolean());
        TestChargebacks.decide(context, id, false);
        await().until(() -> !read().body().at("/paymentDisputed").asBoolean());
        TestChargedBack.settles(context);
        TestClaims.takesBack(context, shop.seller(), claim);
        shop.sql("update commerce_chargeback set settle_at = '2026-01-01' where id = ?", id.value());

        endsInNobodysHandsButTheCards(line);
    }

    /** Two operators say that the buyer has the money; the seller has given up what it had got for it, and no more. */
    private void endsInNobodysHandsButTheCards(ItemId line) {
        TestRefunds.askedOnceMoreAndSettled(context, line);
        await().until(() -> credit("CLAW_BACK") < 0);
        assertThat(escrow()).isEqualTo(20_000);

        await().until(() -> {
            TestChargedBack.settles(context);
            return escrow() == 0;
        });
        assertThat(sum("select sum(seller) from pay_seller_credit where order_id = " + order)).isZero();
        assertThat(credit("CHARGEBACK")).isZero();
        scene.assertTheBooksAreRight();
    }

    private ItemId standing() {
        TestParcels parcels = new TestParcels(context, shop);
        ItemId line = new ItemId(Long.parseLong(item));
        parcels.confirm(line);
        parcels.ship(line);
        parcels.arriveOf(line);
        parcels.buyerConfirms(number(member.memberId), line);
        await().until(() -> credit("SALE") > 0);
        return line;
    }

    private ClaimId returned() {
        Answer claim = member.post("/v1/commerce/claims",
                Map.of("itemId", item, "kind", "RETURN", "quantity", 2, "reason", "DEFECTIVE"), "Idempotency-Key",
                UUID.randomUUID().toString());
        assertThat(claim.status()).as(claim.body().toString()).isEqualTo(201);
        return new ClaimId(Long.parseLong(claim.text("id")));
    }

    private Answer cancels() {
        return member.post("/v1/commerce/claims",
                Map.of("itemId", item, "kind", "CANCEL", "quantity", 2, "reason", "CHANGE_OF_MIND"), "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private Answer read() {
        return member.get("/v1/commerce/orders/" + order);
    }

    private long escrow() {
        return sum("select coalesce(sum(b.credit_posted - b.debit_posted), 0) from pay_account a"
                + " join pay_balance b on b.account_id = a.id where a.kind = 'ORDER_ESCROW' and a.owner = " + order);
    }

    /** What the seller got or gave back of the order by facts of a kind. */
    private long credit(String kind) {
        return sum("select coalesce(sum(seller), 0) from pay_seller_credit where order_id = " + order + " and kind = '"
                + kind + "'");
    }

    private long sum(String sql) {
        return Long.parseLong(scene.text(sql));
    }

    /** A card that pays whatever it is asked. */
    private String card() {
        member.post("/v1/pay/cards/customer", null, "Idempotency-Key", UUID.randomUUID().toString());
        String authKey = new PayApi(context.getEnvironment()).open("/sandbox/card?company=41&kind=CREDIT&lastFour=9999")
                .body().path("authKey").asString();
        Answer card = member.post("/v1/pay/cards", Map.of("authKey", authKey), "Idempotency-Key",
                UUID.randomUUID().toString());
        assertThat(card.status()).as(card.body().toString()).isEqualTo(201);
        return card.text("id");
    }

    private static Tsid number(String id) {
        return new Tsid(Long.parseLong(id));
    }
}
