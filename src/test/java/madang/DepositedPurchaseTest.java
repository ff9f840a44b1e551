package madang;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import commerce.Checkout;
import commerce.TestShop;
import commerce.catalogue.SkuId;
import commerce.order.OrderId;
import commerce.order.SeatPay;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import pay.PayScene;
import testing.Api;
import testing.Api.Answer;
import testing.HeldDelivery;
import testing.MadangTest;
import testing.MemberActor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A purchase that is paid by deposit, through all modules: by who has neither a card nor money in the wallet. */
@MadangTest
class DepositedPurchaseTest {
    @Autowired
    ApplicationContext context;
    @LocalServerPort
    int port;

    TestShop shop;
    PayScene scene;
    MemberActor member;
    String account;
    SkuId sku;

    @BeforeEach
    void open() {
        shop = new TestShop(context);
        scene = new PayScene(context);
        member = MemberActor.at(port).signsUp();
        account = await().until(() -> member.linksBankAccount("088", "110" + member.phone.substring(3) + "9"),
                answer -> answer.status() == 200).text("id");
        sku = shop.sells("제주 감귤 5kg", 10_000, 5);
    }

    @Test
    void isHeldForTheDepositPaidByItAndGoesBackToTheAccount() {
        String order = order();
        Answer waits = confirm(order);
        String until = waits.text("virtualAccount/dueDate");
        await().until(() -> until.equals(read(order).text("depositUntil")));
        assertThat(read(order).text("status")).isEqualTo("PAYMENT_WAITING");
        assertThat(member.get("/v1/commerce/orders").text("items/0/depositUntil")).isEqualTo(until);
        assertThat(member.get("/v1/home").text("orders/items/0/state")).isEqualTo("PAYMENT_WAITING");

        assertThat(deposit(waits)).isEqualTo("EXACT");

        await().until(() -> read(order).text("status").equals("PAID"));
        await().until(() -> "PAID".equals(member.get("/v1/home").text("orders/items/0/state")));
        assertThat(shop.onHand(sku)).isEqualTo(3);
        Answer claim = member.post("/v1/commerce/claims", Map.of("itemId", read(order).text("lines/0/id"), "kind",
                "CANCEL", "quantity", 1, "reason", "CHANGE_OF_MIND"), "Idempotency-Key", UUID.randomUUID().toString());
        assertThat(claim.status()).as(claim.body().toString()).isEqualTo(201);
        await().untilAsserted(() -> assertThat(read(order).body().at("/tenders").toString())
                .contains("\"kind\":\"VIRTUAL_ACCOUNT\",\"captured\":20000,\"refunded\":10000"));
        assertThat(scene.count("pay_bank_transfer where purpose = 'REFUND' and status = 'DONE' and amount = 10000"
                + " and bank_account_id = " + account)).isEqualTo(1);
        scene.assertTheBooksAreRight();
    }

    @Test
    void keepsTheGoodsUntilTheBankWasAskedAboutADepositOfWhichTheNoticeWasLost() {
        String order = order();
        Answer waits = confirm(order);
        await().until(() -> !read(order).body().at("/depositUntil").isNull());
        JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
        assertThat(jdbc.queryForObject("select timestampdiff(second, deposit_until, lapse_at) from commerce_order"
                + " where id = ?", Long.class, Long.parseLong(order))).as("a day, and a minute").isEqualTo(86_460);
        new Api(port).post("/sandbox/deposits?bankCode=088&noticed=false&accountNumber="
                + waits.text("virtualAccount/accountNumber") + "&amount=20000", null);

        // As after an outage over the deadline and the ten minutes after it.
        jdbc.update("update commerce_order set deposit_until = deposit_until - interval 13 hour,"
                + " lapse_at = lapse_at - interval 13 hour where id = ?", Long.parseLong(order));
        scene.sql("update pay_virtual_account set ask_at = utc_timestamp(6) where number = ?",
                waits.text("virtualAccount/accountNumber"));

        await().until(() -> read(order).text("status").equals("PAID"));
        assertThat(shop.onHand(sku)).isEqualTo(3);
        scene.assertTheBooksAreRight();
    }

    @Test
    void givesBackWhatIsDepositedForAnOrderThatItsBuyerCancelledMeanwhile() {
        String order = order();
        Answer waits = confirm(order);
        await().until(() -> !read(order).body().at("/depositUntil").isNull());

        assertThat(member.post("/v1/commerce/orders/" + order + "/cancellation", null, "Idempotency-Key",
                UUID.randomUUID().toString()).status()).isEqualTo(200);

        await().until(() -> read(order).text("status").equals("CANCELED"));
        assertThat(deposit(waits)).isEqualTo("LATE");
        assertThat(shop.held(sku)).isZero();
        scene.assertTheBooksAreRight();
    }

    @Test
    void isUndoneWhenCommerceHearsOfTheDepositAfterItHasLetTheGoodsGo() {
        String order = order();
        prepared(order);
        Answer waits;
        try (HeldDelivery _ = new HeldDelivery(context)) {
            waits = confirm(order);
            new SeatPay(context, shop).lapse(new OrderId(Long.parseLong(order)));
            assertThat(read(order).text("status")).isEqualTo("EXPIRED");
        }

        await().until(() -> payment(order).text("status").equals("CANCELED"));
        assertThat(deposit(waits)).isEqualTo("LATE");
        assertThat(read(order).text("status")).isEqualTo("EXPIRED");
        assertThat(shop.held(sku)).isZero();
        scene.assertTheBooksAreRight();
    }

    private String order() {
        Answer placed = Checkout.order(member::post, sku, 2);
        assertThat(placed.status()).as(placed.body().toString()).isEqualTo(201);
        return placed.text("id");
    }

    private Answer read(String order) {
        return member.get("/v1/commerce/orders/" + order);
    }

    private Answer payment(String order) {
        return member.get("/v1/pay/order-payments/" + order);
    }

    private Answer prepared(String order) {
        return await().until(() -> payment(order), answer -> answer.status() == 200);
    }

    private Answer confirm(String order) {
        String signed = "madang.pay.confirm.v1\n" + prepared(order).text("paymentId") + "\n" + order
                + "\n20000\nVIRTUAL_ACCOUNT:088:" + account + "=20000";
        Answer waits = await().until(() -> member.post("/v1/pay/order-payments/" + order + "/confirmation",
                Map.of("amount", 20_000, "tenders",
                        List.of(Map.of("kind", "VIRTUAL_ACCOUNT", "amount", 20_000, "bankCode", "088",
                                "refundAccountId", account))),
                "Idempotency-Key", UUID.randomUUID().toString(), "X-Device-Signature", member.sign(signed)),
                answer -> !"DEVICE_UNKNOWN".equals(answer.text("code")));
        assertThat(waits.status()).as(waits.body().toString()).isEqualTo(200);
        assertThat(waits.text("status")).isEqualTo("WAITING_FOR_DEPOSIT");
        return waits;
    }

    private String deposit(Answer waits) {
        return new Api(port).post("/sandbox/deposits?bankCode=088&accountNumber="
                + waits.text("virtualAccount/accountNumber") + "&amount=20000", null).text("verdict");
    }
}
