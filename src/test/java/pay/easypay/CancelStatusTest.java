package pay.easypay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.transaction.support.TransactionTemplate;
import pay.card.CardRequestId;
import pay.card.ResolveCardRequest;
import testing.Api;
import testing.MadangTest;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

/** What a merchant is told of a cancel of which a card company or a bank has to give its part back. */
@MadangTest
class CancelStatusTest {
    private static final String BACKFILL = "db/migration/pay/V232__deposits_that_go_back.sql";

    @Autowired
    ApplicationContext context;
    ShopScene shop;
    TestMember member;

    @BeforeEach
    void setTheStage() {
        shop = new ShopScene(context);
        member = shop.scene.memberWith(50_000);
        shop.byLiveKey("/v1/pay/merchant/webhook-endpoints", Map.of("url", "https://shop.example.com/hook"),
                UUID.randomUUID().toString());
    }

    @AfterEach
    void theBooksAreRight() {
        shop.scene.assertTheBooksAreRight();
    }

    @Test
    void isInProgressUntilTheCardCompanyHasAnsweredAndThenDone() {
        String key = shop.paidByCard(member, "0006", 6_000);
        int version = version(key);
        String once = UUID.randomUUID().toString();

        Api.Answer asked = cancel(key, 2_000, once);

        assertThat(asked.status()).as(asked.body().toString()).isEqualTo(202);
        assertThat(asked.text("status")).isEqualTo("PARTIAL_CANCELED");
        assertThat(asked.text("cancels/0/cancelStatus")).isEqualTo("IN_PROGRESS");
        assertThat(latest("cancelStatus")).isEqualTo("IN_PROGRESS");
        await(key, "DONE");
        Api.Answer payment = shop.read(key);
        assertThat(payment.body().at("/cancels/0/inMoney").asLong()).isZero();
        assertThat(latest("cancelStatus")).isEqualTo("DONE");
        assertThat(told()).containsExactly((version + 1) + " IN_PROGRESS", (version + 2) + " DONE");

        Api.Answer again = cancel(key, 2_000, once);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(again.body()).isEqualTo(payment.body());
        context.getBean(ResolveCardRequest.class).ask(request(key));
        assertThat(shop.read(key).body()).as("answered twice").isEqualTo(payment.body());
        assertThat(told()).hasSize(2);
    }

    @Test
    void isDoneInMoneyWhenTheCardCompanyRefusesItLate() {
        String key = shop.paidByCard(member, "0006", 6_000);
        int version = version(key);
        assertThat(shop.cancel(key, 2_000).status()).isEqualTo(202);
        awaitUnknown(key);
        shop.scene.sql("update pay_sandbox_cancel c join pay_card_request r on r.id = c.request_id"
                + " set c.outcome = 'NOT_CANCELABLE' where r.purpose_id = ?", PaymentKey.of(key).id());
        change(key, "next_step_at = utc_timestamp(6)");

        await(key, "DONE_IN_MONEY");

        assertThat(shop.read(key).body().at("/cancels/0/inMoney").asLong()).isEqualTo(2_000);
        assertThat(shop.scene.api.balance(member)).isEqualTo(52_000);
        assertThat(latest("cancelStatus")).isEqualTo("DONE_IN_MONEY");
        assertThat(latest("inMoney")).isEqualTo("2000");
        assertThat(told()).containsExactly((version + 1) + " IN_PROGRESS", (version + 2) + " DONE_IN_MONEY");
    }

    @Test
    void isDoneInMoneyWhateverTheBankSaysOfWhatTheWalletCannotTake() {
        String key = shop.paidByCard(member, "0007", 6_000);
        int version = version(key);
        shop.scene.fill(member, 1_945_000);
        shop.cancel(key);

        Awaitility.await().until(() -> shop.scene.count("pay_bank_transfer where status = 'DONE' and amount = 1000"
                + " and purpose = 'PAYMENT_CANCEL' and member_id = " + member.id()) == 1);

        assertThat(shop.read(key).text("cancels/0/cancelStatus")).isEqualTo("DONE_IN_MONEY");
        assertThat(shop.read(key).body().at("/cancels/0/inMoney").asLong()).isEqualTo(6_000);
        assertThat(told()).containsExactly((version + 1) + " IN_PROGRESS", (version + 2) + " DONE_IN_MONEY");
    }

    @Test
    void isDoneInMoneyWhenTwoOperatorsEndWhatTheCardCompanyHasNot() {
        String key = shop.paidByCard(member, "0006", 6_000);
        int version = version(key);
        shop.cancel(key);
        awaitUnknown(key);
        change(key, "enquiries = 99, missing_there_at = utc_timestamp(6)");
        shop.scene.sql("delete c from pay_sandbox_cancel c join pay_card_request r on r.id = c.request_id"
                + " where r.purpose_id = ?", PaymentKey.of(key).id());
        shop.scene.sql("update pay_sandbox_charge c join pay_card_request r on r.id = c.request_id"
                + " set c.canceled = 0 where r.purpose_id = ?", PaymentKey.of(key).id());
        assertThat(shop.read(key).text("cancels/0/cancelStatus")).isEqualTo("IN_PROGRESS");

        assertThat(context.getBean(TransactionTemplate.class)
                .<Boolean>execute(_ -> context.getBean(ResolveCardRequest.class).neverDone(request(key)))).isTrue();

        assertThat(shop.read(key).text("cancels/0/cancelStatus")).isEqualTo("DONE_IN_MONEY");
        assertThat(told()).containsExactly((version + 1) + " IN_PROGRESS", (version + 2) + " DONE_IN_MONEY");
    }

    @Test
    void isInProgressUntilTheBankHasTakenWhatWasDeposited() {
        String key = shop.paidByDeposit(member, "0004", 6_000);
        int version = version(key);
        String once = UUID.randomUUID().toString();

        Api.Answer asked = cancel(key, 4_000, once);

        assertThat(asked.status()).as(asked.body().toString()).isEqualTo(202);
        assertThat(asked.text("cancels/0/cancelStatus")).isEqualTo("IN_PROGRESS");
        await(key, "DONE");
        assertThat(cancel(key, 4_000, once).status()).isEqualTo(200);
        assertThat(latest("cancelStatus")).isEqualTo("DONE");
        assertThat(told()).containsExactly((version + 1) + " IN_PROGRESS", (version + 2) + " DONE");
    }

    @Test
    void isDoneInMoneyWhenTheBankDoesNotTakeWhatWasDeposited() {
        String key = shop.paidByDeposit(member, "0005", 6_000);
        int version = version(key);
        shop.cancel(key);

        await(key, "DONE_IN_MONEY");

        assertThat(shop.read(key).body().at("/cancels/0/inMoney").asLong()).isEqualTo(6_000);
        assertThat(shop.scene.api.balance(member)).isEqualTo(56_000);
        assertThat(told()).containsExactly((version + 1) + " IN_PROGRESS", (version + 2) + " DONE_IN_MONEY");
    }

    @Test
    void isKnownOfDepositsThatWentBackBeforeItWasKept() throws IOException {
        String key = shop.paidByDeposit(member, "0005", 6_000);
        shop.cancel(key);
        await(key, "DONE_IN_MONEY");
        long cancel = shop.scene.number("select id from pay_easypay_transaction where kind = 'CANCEL' and payment_id = "
                + PaymentKey.of(key).id());
        shop.scene.sql("delete from pay_easypay_deposit_cancel where cancel_id = ?", cancel);
        assertThat(shop.read(key).text("cancels/0/cancelStatus")).isEqualTo("DONE");

        String migration = new ClassPathResource(BACKFILL).getContentAsString(StandardCharsets.UTF_8);
        shop.scene.sql(migration.substring(migration.indexOf("insert into"), migration.indexOf("group by"))
                + "and b.purpose_id = ? group by b.purpose_id", cancel);

        assertThat(shop.read(key).text("cancels/0/cancelStatus")).isEqualTo("DONE_IN_MONEY");
    }

    @Test
    void isDoneAtOnceOfMoneyAlsoOfWhatTheWalletCannotTakeAndOfTests() {
        String key = shop.paid(member, 30_000, 0);
        shop.scene.fill(member, 1_975_000);
        Api.Answer canceled = shop.cancel(key);
        assertThat(canceled.status()).isEqualTo(200);
        assertThat(canceled.text("cancels/0/cancelStatus")).isEqualTo("DONE");
        Awaitility.await().until(() -> shop.scene.count("pay_bank_transfer where status = 'DONE'"
                + " and purpose = 'PAYMENT_CANCEL' and member_id = " + member.id()) == 1);
        assertThat(shop.read(key).body()).isEqualTo(canceled.body());
        assertThat(shop.get("/v1/pay/transactions?kind=PAYMENT").body().at("/items/0/cancelStatus").isNull()).isTrue();

        String orderId = ShopScene.newOrder();
        String test = shop.byTestKey("/v1/pay/payments",
                Map.of("orderId", orderId, "orderName", "감귤", "amount", 1_000)).text("paymentKey");
        shop.byTestKey("/v1/pay/payments/" + test + "/test-approval", null);
        shop.byTestKey("/v1/pay/payments/confirm", Map.of("paymentKey", test, "orderId", orderId, "amount", 1_000));
        Api.Answer ofTest = shop.byTestKey("/v1/pay/payments/" + test + "/cancel", Map.of("cancelReason", "품절"));
        assertThat(ofTest.status()).isEqualTo(200);
        assertThat(ofTest.text("cancels/0/cancelStatus")).isEqualTo("DONE");
    }

    private Api.Answer cancel(String key, long amount, String once) {
        return shop.byLiveKey("/v1/pay/payments/" + key + "/cancel",
                Map.of("cancelReason", "품절", "cancelAmount", amount), once);
    }

    private void await(String key, String status) {
        Awaitility.await().until(() -> shop.read(key).text("cancels/0/cancelStatus"), status::equals);
    }

    private int version(String key) {
        return shop.read(key).body().path("version").asInt();
    }

    /** Of the merchant's latest transaction, as it lists them. */
    private String latest(String field) {
        return shop.get("/v1/pay/transactions?limit=1").text("items/0/" + field);
    }

    /** The version and the cancel's status of each webhook about a payment that was cancelled once, in their order. */
    private List<String> told() {
        String status = "json_unquote(json_extract(body, '$.data.cancels[0].cancelStatus'))";
        return List.of(shop.scene.text("select group_concat(concat(json_extract(body, '$.data.version'), ' ', " + status
                + ") order by id separator ',') from pay_webhook_event where live and type = 'PAYMENT_STATUS_CHANGED'"
                + " and merchant_id = " + shop.merchant.id.value() + " and " + status + " is not null").split(",", -1));
    }

    private CardRequestId request(String key) {
        return new CardRequestId(shop.scene.number("select id from pay_card_request where kind = 'CANCEL'"
                + " and purpose_id = " + PaymentKey.of(key).id()));
    }

    /** The answer about a cancel was lost; nobody asks for now. */
    private void awaitUnknown(String key) {
        Awaitility.await().until(() -> shop.scene.count("pay_card_request where kind = 'CANCEL' and status = 'UNKNOWN'"
                + " and purpose_id = " + PaymentKey.of(key).id()) == 1);
        change(key, "next_step_at = '2099-01-01'");
    }

    private void change(String key, String how) {
        shop.scene.sql("update pay_card_request set " + how + " where kind = 'CANCEL' and status = 'UNKNOWN'"
                + " and purpose_id = ?", PaymentKey.of(key).id());
    }
}
