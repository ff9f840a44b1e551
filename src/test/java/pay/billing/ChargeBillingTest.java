package pay.billing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayApi;
import pay.freeze.StandingFreezes;
import pay.integrity.BooksCheck;
import pay.integrity.Breach;
import testing.Api;
import testing.MadangTest;
import testing.Race;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

/** Charges by billing keys, of 15,000 at most and 30,000 a month. */
@MadangTest
class ChargeBillingTest {

    @Autowired
    ApplicationContext context;
    private BillingScene billing;
    private TestMember member;

    @BeforeEach
    void set() {
        billing = new BillingScene(context);
        member = billing.scene.memberWith(50_000);
    }

    @AfterEach
    void theBooksAreRight() {
        billing.scene.assertTheBooksAreRight();
    }

    @Test
    void chargesTheWalletOnceForOneKeyAndOneOrder() {
        String key = billing.consented(member, null);
        String once = UUID.randomUUID().toString();

        Api.Answer charged = billing.charge(key, "order-1", 15_000, false, once);

        assertThat(charged.status()).as(charged.body().toString()).isEqualTo(200);
        assertThat(charged.text("status")).isEqualTo("DONE");
        assertThat(billing.charge(key, "order-1", 15_000, false, once).body()).isEqualTo(charged.body());
        assertThat(billing.charge(key, "order-1", 15_000).code()).isEqualTo("PAYMENT_ORDER_ID_USED");
        assertThat(billing.scene.api.balance(member)).isEqualTo(35_000);
        assertThat(billing.payable()).isEqualTo(15_000);
        assertThat(billing.charged(key, "order-1").text("status")).isEqualTo("DONE");
        Api.Answer canceled = billing.merchant.post(billing.api,
                "/v1/pay/payments/" + charged.text("paymentKey") + "/cancel", Map.of("cancelReason", "해지"));
        assertThat(canceled.text("status")).isEqualTo("CANCELED");
        assertThat(billing.scene.api.balance(member)).isEqualTo(50_000);
    }

    @Test
    void chargesTheCardAndIsUnknownUntilItsCompanyIsAsked() {
        String key = billing.consented(member, billing.card(member, "9999"));
        assertThat(billing.charge(key, "order-1", 10_000).text("status")).isEqualTo("DONE");
        assertThat(billing.payable()).isEqualTo(10_000);

        String silent = billing.consented(member, billing.card(member, "0004"));
        String once = UUID.randomUUID().toString();
        assertThat(billing.charge(silent, "order-2", 10_000, false, once).status()).isEqualTo(202);
        Awaitility.await().until(() -> {
            billing.itIsTriedAgain("order-2");
            context.getBean(ChargeJob.class).run();
            return billing.charged(silent, "order-2").text("status").equals("DONE");
        });
        assertThat(billing.charge(silent, "order-2", 10_000, false, once).status()).isEqualTo(200);
        assertThat(billing.payable()).isEqualTo(20_000);
    }

    @Test
    void chargesNoMoreThanTheMemberConsentedTo() {
        String key = billing.consented(member, null);
        assertThat(billing.charge(key, "order-1", 15_001).code()).isEqualTo("BILLING_ABOVE_CHARGE_LIMIT");
        billing.charge(key, "order-2", 15_000);
        billing.charge(key, "order-3", 14_999);
        assertThat(billing.charge(key, "order-4", 2).code()).isEqualTo("BILLING_ABOVE_MONTHLY_LIMIT");
        assertThat(billing.charge(key, "order-5", 1).status()).isEqualTo(200);
        billing.scene.sql("update pay_billing_charge set month = month - interval 1 month where order_id = 'order-2'");
        assertThat(billing.charge(key, "order-6", 15_000).status()).as("in another month").isEqualTo(200);
    }

    @Test
    void refusesAKeyThatIsNotActiveOrOfAnotherCustomer() {
        assertThat(billing.charge(billing.ask(), "order-1", 1_000).code()).isEqualTo("BILLING_KEY_IN_OTHER_STATE");
        String ended = billing.consented(member, null);
        billing.end(ended);
        assertThat(billing.charge(ended, "order-1", 1_000).code()).isEqualTo("BILLING_KEY_IN_OTHER_STATE");
        String key = billing.consented(member, null);
        assertThat(billing.merchant.post(billing.api, BillingScene.BILLING + "/" + key,
                Map.of("customerKey", "customer-18", "orderId", "order-1", "orderName", "12월호", "amount", 1))
                .code()).isEqualTo("BILLING_CUSTOMER_DIFFERS");
        assertThat(new BillingScene(context).charge(key, "order-1", 1_000).code()).isEqualTo("BILLING_KEY_NOT_FOUND");
        assertThat(billing.scene.api.balance(member)).isEqualTo(50_000);
    }

    @Test
    void triesAgainByItsPlanWhatWasShortAndNoMoreThanThreeTimes() {
        TestMember poor = billing.scene.memberWith(1_000);
        String key = billing.consented(poor, null);
        String once = UUID.randomUUID().toString();
        Api.Answer refused = billing.charge(key, "order-1", 10_000, true, once);
        assertThat(refused.status()).as(refused.body().toString()).isEqualTo(202);
        assertThat(refused.text("status")).isEqualTo("RETRYING");
        assertThat(refused.text("refusal")).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(refused.body().path("nextTryAt").isNull()).isFalse();
        Api.Answer charge = billing.charged(key, "order-1");
        assertThat(charge.text("status")).isEqualTo("RETRYING");
        assertThat(charge.body().at("/payment/status").asString()).isEqualTo("ABORTED");
        assertThat(billing.scene.number("select timestampdiff(hour, asked_at, next_at) from pay_billing_charge"
                + " where order_id = 'order-1' and agreement_id = (select id from pay_billing_agreement"
                + " where billing_key = '" + key + "')")).isEqualTo(24);
        context.getBean(ChargeJob.class).run();
        assertThat(billing.charged(key, "order-1").body().path("tries").asInt()).as("not due").isEqualTo(1);

        again("order-1");
        billing.scene.fill(poor, 20_000);
        again("order-1");
        again("order-1");

        assertThat(billing.charged(key, "order-1").text("status")).isEqualTo("DONE");
        assertThat(billing.charged(key, "order-1").body().path("tries").asInt()).isEqualTo(3);
        assertThat(billing.payable()).isEqualTo(10_000);
        assertThat(billing.charge(key, "order-1", 10_000, true, once).text("status")).isEqualTo("DONE");
        assertThat(billing.stop(key, "order-1").code()).isEqualTo("BILLING_CHARGE_IN_OTHER_STATE");

        String other = billing.consented(billing.scene.member(), null);
        billing.charge(other, "order-2", 10_000, true, UUID.randomUUID().toString());
        for (int i = 0; i < 4; i++) {
            again("order-2");
        }
        assertThat(billing.charged(other, "order-2").text("status")).isEqualTo("FAILED");
        assertThat(billing.charged(other, "order-2").body().path("tries").asInt()).isEqualTo(4);
    }

    @Test
    void triesNothingAgainThatItsMerchantHasStopped() {
        TestMember poor = billing.scene.memberWith(1_000);
        String key = billing.consented(poor, null);
        String once = UUID.randomUUID().toString();
        billing.charge(key, "order-1", 10_000, true, once);

        assertThat(billing.stop(key, "order-1").text("status")).isEqualTo("FAILED");
        assertThat(billing.stop(key, "order-1").text("status")).as("again").isEqualTo("FAILED");
        assertThat(billing.stop(key, "order-2").code()).isEqualTo("BILLING_CHARGE_NOT_FOUND");
        assertThat(new BillingScene(context).stop(key, "order-1").code()).isEqualTo("BILLING_KEY_NOT_FOUND");

        billing.scene.fill(poor, 20_000);
        again("order-1");
        assertThat(billing.charge(key, "order-1", 10_000, true, once).code()).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(billing.payable()).isZero();
    }

    @Test
    void triesNothingAgainThatIsRefusedAfterItsKeyHasEnded() {
        String key = billing.consented(member, billing.card(member, "0002"));
        billing.charge(key, "order-1", 1_000, true, UUID.randomUUID().toString());
        // As if the card company had not answered yet.
        String where = " where order_id = 'order-1' and agreement_id = (select id from pay_billing_agreement"
                + " where billing_key = '" + key + "')";
        billing.scene.sql("update pay_billing_charge set state = 'CHARGING', refusal = null" + where);
        billing.end(key);

        again("order-1");

        assertThat(billing.charged(key, "order-1").text("status")).isEqualTo("FAILED");
        assertThat(billing.charged(key, "order-1").text("refusal")).isEqualTo("CARD_SHORT");
    }

    @Test
    void triesNothingAgainThatIsRefusedForGoodOrThatTheMerchantDoesNotWant() {
        String stopped = billing.consented(member, billing.card(member, "0005"));
        assertThat(billing.charge(stopped, "order-1", 1_000, true, UUID.randomUUID().toString()).code())
                .isEqualTo("CARD_UNUSABLE");
        assertThat(billing.charged(stopped, "order-1").text("status")).isEqualTo("FAILED");

        String shortOne = billing.consented(member, billing.card(member, "0002"));
        assertThat(billing.charge(shortOne, "order-2", 1_000).code()).isEqualTo("CARD_SHORT");
        assertThat(billing.charged(shortOne, "order-2").text("status")).isEqualTo("FAILED");
        billing.charge(shortOne, "order-3", 1_000, true, UUID.randomUUID().toString());
        assertThat(billing.charged(shortOne, "order-3").text("status")).isEqualTo("RETRYING");

        billing.end(shortOne);

        assertThat(billing.charged(shortOne, "order-3").text("status")).as("the key has ended").isEqualTo("FAILED");
        assertThat(billing.payable()).isZero();
    }

    @Test
    void triesWhatIsBehindAHundredThatThisReleaseCannotRead() {
        String key = billing.consented(billing.scene.member(), null);
        billing.charge(key, "order-1", 1_000, true, UUID.randomUUID().toString());
        for (int id = 1; id <= 100; id++) {
            billing.scene.sql(
                    """
                            insert into pay_billing_charge (id, agreement_id, order_id, order_name, amount, tax_free, retried, state,
                                tries, month, refusal, next_at, asked_at)
                            select ?, id, ?, '', 1, 0, true, 'RETRYING', 1, '2020-01-01', 'WRONG', '2020-01-01', '2020-01-01'
                            from pay_billing_agreement where billing_key = ?""",
                    id, "unreadable-" + id, key);
        }
        try {
            billing.itIsTriedAgain("order-1");

            context.getBean(ChargeJob.class).run();
            context.getBean(ChargeJob.class).run();

            assertThat(billing.charged(key, "order-1").body().path("tries").asInt()).isEqualTo(2);
        } finally {
            billing.scene.sql("delete from pay_billing_charge where id <= 100");
        }
    }

    @Test
    void triesOnceWhoeverLooks() throws Exception {
        String key = billing.consented(billing.scene.member(), null);
        billing.charge(key, "order-1", 1_000, true, UUID.randomUUID().toString());
        billing.itIsTriedAgain("order-1");

        atOnce(Collections.nCopies(4, () -> {
            context.getBean(ChargeJob.class).run();
            return key;
        }));

        assertThat(billing.charged(key, "order-1").body().path("tries").asInt()).isEqualTo(2);
    }

    @Test
    void eitherIsChargedOrEndedBefore() throws Exception {
        for (int round = 0; round < Race.ROUNDS; round++) {
            billing.scene.theRulesForget(member);
            String key = billing.consented(member, null);
            long before = billing.payable();
            String order = "order-" + round;
            List<Api.Answer> answers = atOnce(
                    List.<Callable<Api.Answer>>of(() -> billing.charge(key, order, 100), () -> billing.end(key)));
            Api.Answer charge = answers.getFirst();
            assertThat(answers.getLast().status()).isEqualTo(200);
            assertThat(charge.status() == 200 || charge.code().equals("BILLING_KEY_IN_OTHER_STATE"))
                    .as(charge.body().toString()).isTrue();
            assertThat(billing.payable() - before).isEqualTo(charge.status() == 200 ? 100 : 0);
            assertThat(billing.charge(key, order + "-late", 100).code()).isEqualTo("BILLING_KEY_IN_OTHER_STATE");
        }
    }

    @Test
    void isMissedInTheBooksWhenMoreWasChargedThanConsentedTo() {
        String key = billing.consented(member, null);
        billing.charge(key, "order-1", 10_000);
        billing.scene.sql("update pay_billing_agreement set most_per_charge = 9999 where billing_key = ?", key);
        assertThat(context.getBean(BooksCheck.class).run()).extracting(Breach::rule)
                .containsExactly(Breach.Rule.BILLING_CHARGE_DIFFERS_FROM_ITS_PAYMENT);
        billing.scene.sql("update pay_billing_agreement set most_per_charge = 15000 where billing_key = ?", key);
    }

    @Test
    void countsForTheMonthInWhichItWasAskedForWheneverItIsTried() {
        TestMember poor = billing.scene.memberWith(1_000);
        String key = billing.consented(poor, null);
        billing.charge(key, "order-1", 15_000, true, UUID.randomUUID().toString());
        billing.scene.sql("update pay_billing_charge set month = month - interval 1 month where order_id = 'order-1'");
        billing.scene.fill(poor, 50_000);
        assertThat(billing.charge(key, "order-2", 15_000).status()).isEqualTo(200);
        assertThat(billing.charge(key, "order-3", 14_999).status()).isEqualTo(200);

        again("order-1");

        assertThat(billing.charged(key, "order-1").text("status")).isEqualTo("DONE");
        assertThat(billing.charge(key, "order-4", 1).status()).as("all of this month is left").isEqualTo(200);
        assertThat(billing.charge(key, "order-5", 1).code()).isEqualTo("BILLING_ABOVE_MONTHLY_LIMIT");
    }

    @Test
    void isTriedAgainWithinTheLimitOfItsOwnMonth() {
        TestMember poor = billing.scene.memberWith(1_000);
        String key = billing.consented(poor, null);
        billing.charge(key, "order-1", 15_000, true, UUID.randomUUID().toString());
        billing.scene.fill(poor, 50_000);
        billing.charge(key, "order-2", 15_000);
        billing.charge(key, "order-3", 1);

        again("order-1");

        assertThat(billing.charged(key, "order-1").text("status")).isEqualTo("FAILED");
        assertThat(billing.charged(key, "order-1").text("refusal")).isEqualTo("BILLING_ABOVE_MONTHLY_LIMIT");
        assertThat(billing.payable()).isEqualTo(15_001);
    }

    @Test
    void fillsAShortWalletIfItsMemberChoseSo() {
        TestMember poor = billing.filledFrom(billing.scene.memberWith(1_000), "1234");
        String key = billing.consented(poor, null);
        String once = UUID.randomUUID().toString();

        Api.Answer charged = billing.charge(key, "order-1", 12_000, false, once);

        assertThat(charged.status()).as(charged.body().toString()).isEqualTo(200);
        assertThat(billing.scene.api.balance(poor)).isEqualTo(9_000);
        assertThat(billing.charge(key, "order-1", 12_000, false, once).body()).isEqualTo(charged.body());
        assertThat(billing.charged(key, "order-1").body().path("tries").asInt()).isEqualTo(1);
        assertThat(billing.charge(key, "order-2", 15_001).code()).isEqualTo("BILLING_ABOVE_CHARGE_LIMIT");
        assertThat(billing.scene.api.balance(poor)).as("not for what is refused anyway").isEqualTo(9_000);

        TestMember broke = billing.filledFrom(billing.scene.member(), "0002");
        String other = billing.consented(broke, null);
        assertThat(billing.charge(other, "order-3", 1_000).code()).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(billing.charged(other, "order-3").text("status")).isEqualTo("FAILED");
    }

    @Test
    void fillsAShortWalletWhenItIsTriedAgainAndWaitsForASilentBank() {
        TestMember poor = billing.scene.member();
        String key = billing.consented(poor, null);
        billing.charge(key, "order-1", 5_000, true, UUID.randomUUID().toString());
        billing.filledFrom(poor, "0004");

        again("order-1");

        assertThat(billing.charged(key, "order-1").text("status")).isEqualTo("RETRYING");
        assertThat(billing.charged(key, "order-1").body().path("tries").asInt()).as("no try").isEqualTo(1);
        assertThat(billing.scene.count("pay_billing_charge where order_id = 'order-1' and next_at > utc_timestamp(6)"
                + " and agreement_id = (select id from pay_billing_agreement where billing_key = '" + key + "')"))
                .isOne();
        assertThat(billing.charge(key, "order-2", 5_000).code()).isEqualTo("AUTO_TOP_UP_PENDING");
        billing.scene.theBankIsAskedAgain(poor);
        Awaitility.await().until(() -> billing.scene.api.balance(poor) == 10_000);

        again("order-1");

        assertThat(billing.charged(key, "order-1").text("status")).isEqualTo("DONE");
        assertThat(billing.charged(key, "order-1").body().path("tries").asInt()).isEqualTo(2);
    }

    @Test
    void showsItsMemberWhatWasCharged() {
        String key = billing.consented(member, null);
        String first = billing.charge(key, "order-1", 15_000).text("paymentKey");
        billing.charge(key, "order-2", 2_000);
        billing.merchant.post(billing.api, "/v1/pay/payments/" + first + "/cancel",
                Map.of("cancelReason", "해지", "cancelAmount", 4_000));

        PayApi.Answer page = billing.charges(member, key, "?limit=1");

        assertThat(page.body().at("/items/0/orderId").asString()).isEqualTo("order-2");
        PayApi.Answer next = billing.charges(member, key,
                "?limit=1&cursor=" + page.body().path("nextCursor").asString());
        assertThat(next.body().at("/items/0/amount").asLong()).isEqualTo(15_000);
        assertThat(next.body().at("/items/0/canceled").asLong()).isEqualTo(4_000);
        assertThat(next.body().at("/items/0/status").asString()).isEqualTo("DONE");
        assertThat(next.body().path("nextCursor").isNull()).isTrue();
        assertThat(billing.charges(billing.scene.member(), key, "").status()).isEqualTo(404);
    }

    @Test
    void tellsItsMemberWhyItIsRefusedAndTheMerchantOnlyThat() {
        billing.scene.sql("insert into pay_webhook_endpoint (id, merchant_id, live, url, state, created_at,"
                + " switched_off_at) values (?, ?, true, 'https://madang.example/', 'SWITCHED_OFF', utc_timestamp(6),"
                + " utc_timestamp(6))", billing.scene.id().value(), billing.merchant.id.value());
        String key = billing.consented(member, null);
        StandingFreezes.freeze(context, member.id());
        String once = UUID.randomUUID().toString();

        assertThat(billing.charge(key, "order-1", 1_000, true, once).code()).isEqualTo("PAYMENT_DECLINED");
        assertThat(billing.charge(key, "order-1", 1_000, true, once).code()).isEqualTo("PAYMENT_DECLINED");
        assertThat(billing.charged(key, "order-1").text("refusal")).isEqualTo("PAYMENT_DECLINED");
        assertThat(billing.scene.text("select convert(body using utf8mb4) from pay_webhook_event where merchant_id = "
                + billing.merchant.id.value() + " and type = 'BILLING_CHARGE_STATUS_CHANGED'"))
                .contains("PAYMENT_DECLINED").doesNotContain("FROZEN");
        assertThat(billing.charges(member, key, "").body().at("/items/0/refusal").asString())
                .isEqualTo("WALLET_FROZEN");
    }

    @Test
    void tellsTheMerchantOfALimitOfItsPayersNotWhichNorHowMuch() {
        String key = billing.consented(member, null);
        billing.charge(key, "order-1", 100);
        billing.scene.sql("update pay_easypay_usage set day_amount = 2000000, month_amount = 2000000"
                + " where member_id = ?", member.id().value());

        Api.Answer refused = billing.charge(key, "order-2", 100, true, UUID.randomUUID().toString());

        assertThat(refused.status()).isEqualTo(202);
        assertThat(refused.text("refusal")).isEqualTo("PAYMENT_DECLINED");
        assertThat(billing.stop(key, "order-2").text("refusal")).isEqualTo("PAYMENT_DECLINED");
        assertThat(billing.charges(member, key, "").body().at("/items/0/refusal").asString())
                .isEqualTo("PAYMENT_ABOVE_DAILY_LIMIT");
    }

    @Test
    void chargesNobodyInTestMode() {
        String key = billing.byTestKey(BillingScene.BILLING, BillingScene.wanted()).text("billingKey");
        String path = BillingScene.BILLING + "/" + key;
        Map<String, Object> charge = Map.of("customerKey", "customer-17", "orderId", "order-1", "orderName", "12월호",
                "amount", 15_000);
        assertThat(billing.byTestKey(path, charge).code()).isEqualTo("BILLING_KEY_IN_OTHER_STATE");
        assertThat(billing.byTestKey(path + "/test-consent", null).text("status")).isEqualTo("ACTIVE");
        assertThat(billing.byTestKey(path + "/test-consent", null).code()).isEqualTo("BILLING_KEY_IN_OTHER_STATE");

        Api.Answer charged = billing.byTestKey(path, charge);

        assertThat(charged.text("status")).as(charged.body().toString()).isEqualTo("DONE");
        assertThat(charged.body().path("live").asBoolean()).isFalse();
        assertThat(billing.byTestKey(path, Map.of("customerKey", "customer-17", "orderId", "order-2", "orderName",
                "12월호", "amount", 15_001)).code()).isEqualTo("BILLING_ABOVE_CHARGE_LIMIT");
        assertThat(billing.payable()).isZero();
        assertThat(billing.charge(key, "order-3", 1_000).code()).as("by a live key").isEqualTo("BILLING_KEY_NOT_FOUND");
        assertThat(
                billing.merchant.post(billing.api, BillingScene.BILLING + "/" + billing.ask() + "/test-consent", null)
                        .code())
                .isEqualTo("TEST_KEY_NEEDED");
    }

    @Test
    void countsWhatACardCompanyHasNotAnswered() {
        String silent = billing.consented(member, billing.card(member, "0003"));
        assertThat(billing.charge(silent, "order-1", 15_000).status()).isEqualTo(202);
        assertThat(billing.charge(silent, "order-2", 15_000).status()).isEqualTo(202);

        assertThat(billing.charge(silent, "order-3", 1).code()).isEqualTo("BILLING_ABOVE_MONTHLY_LIMIT");
    }

    private void again(String order) {
        billing.itIsTriedAgain(order);
        context.getBean(ChargeJob.class).run();
    }

    private static <T> List<T> atOnce(List<Callable<T>> happenings) throws Exception {
        List<T> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<T> each : threads.invokeAll(happenings)) {
                answers.add(each.get());
            }
        }
        return answers;
    }
}
