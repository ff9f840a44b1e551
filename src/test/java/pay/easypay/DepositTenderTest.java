package pay.easypay;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayApi;
import pay.PayScene;
import pay.fraud.HeldForReview;
import pay.freeze.FrozenMembers;
import pay.integrity.BooksCheck;
import pay.integrity.Breach;
import pay.merchant.CallingMerchant;
import pay.reconciliation.DailyFiles;
import pay.virtualaccount.SilentBank;
import platform.id.Tsid;
import testing.Api;
import testing.MadangTest;
import testing.Race;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

/** A virtual account pays a part. What each class of deposit is, without a payment, is in {@code pay.virtualaccount}. */
@MadangTest
class DepositTenderTest {

    @Autowired
    ApplicationContext context;
    ShopScene shop;
    TestMember member;
    Tsid points;
    String refundAccount;

    @BeforeEach
    void setTheStage() {
        shop = new ShopScene(context);
        member = shop.scene.memberWith(50_000);
        points = shop.grant(member, 1_000, Duration.ofDays(30));
        refundAccount = shop.scene.api.link(member, PayScene.accountNumber("9999"));
    }

    @AfterEach
    void theBooksAreRight() {
        shop.scene.assertTheBooksAreRight();
    }

    @Test
    void waitsForItsDepositAndIsDoneByExactlyThat() {
        String key = shop.asks(10_000);
        PayApi.Answer approved = approve(key, 6_000, 3_000, 1_000);
        assertThat(approved.status()).as(approved.body().toString()).isEqualTo(200);
        assertThat(approved.body().at("/virtualAccount/accountNumber").isNull()).isTrue();
        String once = UUID.randomUUID().toString();

        Api.Answer confirmed = shop.confirm(key, once);

        assertThat(confirmed.status()).as(confirmed.body().toString()).isEqualTo(200);
        assertThat(confirmed.text("status")).isEqualTo("WAITING_FOR_DEPOSIT");
        assertThat(confirmed.body().at("/virtualAccount/bank").asString()).isEqualTo("신한은행");
        assertThat(confirmed.body().at("/virtualAccount/holder").asString()).isEqualTo("마당서점");
        assertThat(confirmed.body().at("/virtualAccount/amount").asLong()).isEqualTo(6_000);
        assertThat(confirmed.body().at("/virtualAccount/dueDate").asString()).isNotEmpty();
        assertThat(shop.confirm(key, once).body()).isEqualTo(confirmed.body());
        assertThat(shop.payable()).isZero();
        assertThat(shop.available(member)).isEqualTo(47_000);

        String number = number(key);
        assertThat(shop.scene.api.get(member, "/v1/pay/checkouts/" + key).body().at("/virtualAccount/accountNumber")
                .asString()).isEqualTo(number);
        assertThat(shop.deposit(number, 5_999, reference())).isEqualTo("SHORT");
        assertThat(shop.deposit(number, 6_001, reference())).isEqualTo("OVER");
        assertThat(shop.state(key)).isEqualTo("WAITING_FOR_DEPOSIT");
        String reference = reference();
        assertThat(shop.deposit(number, 6_000, reference)).isEqualTo("EXACT");
        assertThat(shop.deposit(number, 6_000, reference)).as("told again").isEqualTo("EXACT");
        assertThat(shop.deposit(number, 6_000, reference())).isEqualTo("AGAIN");

        assertThat(shop.state(key)).isEqualTo("DONE");
        assertThat(shop.payable()).isEqualTo(10_000);
        assertThat(shop.scene.api.balance(member)).isEqualTo(47_000);
        awaitReturned(key, 3);
    }

    @Test
    void isOverWithoutItsDepositWhichGoesBackThen() {
        String key = waits(6_000, 3_000, 1_000);
        String number = number(key);
        shop.itsTimeIsOver(key);

        context.getBean(EndOverdue.class).endSome();

        assertThat(shop.state(key)).isEqualTo("EXPIRED");
        assertThat(shop.available(member)).isEqualTo(50_000);
        assertThat(shop.lot(points, "held")).isZero();
        assertThat(shop.deposit(number, 6_000, reference())).isEqualTo("LATE");
        assertThat(shop.state(key)).isEqualTo("EXPIRED");
        awaitReturned(key, 1);
    }

    @Test
    void isDoneByADepositInTimeOfWhichTheNoticeWasLostAndElseOverByTheBanksWord() {
        String deposited = waits(6_000, 3_000, 1_000);
        String not = waits(5_000, 2_000, 0);
        shop.scene.api.depositUnnoticed(number(deposited), 6_000, reference());
        assertThat(shop.state(deposited)).isEqualTo("WAITING_FOR_DEPOSIT");

        shop.scene.sql("update pay_virtual_account set ask_at = utc_timestamp(6) where payment_id in (?, ?)",
                PaymentKey.of(deposited).id(), PaymentKey.of(not).id());

        Awaitility.await().until(() -> shop.state(deposited).equals("DONE"));
        Awaitility.await().until(() -> shop.state(not).equals("EXPIRED"));
        assertThat(shop.payable()).isEqualTo(10_000);
        assertThat(shop.available(member)).isEqualTo(47_000);
        assertThat(shop.deposit(number(deposited), 6_000, reference())).isEqualTo("AGAIN");
        awaitReturned(deposited, 1);
    }

    @Test
    void keepsWaitingForADayWhileTheBankDoesNotSayWhetherItCame() {
        String key = waits(6_000, 3_000, 0);
        Tsid payment = new Tsid(PaymentKey.of(key).id());

        assertThat(SilentBank.isAskedAbout(payment, Duration.ofDays(8), context)).isEqualTo(Duration.ofSeconds(5));

        assertThat(shop.state(key)).isEqualTo("WAITING_FOR_DEPOSIT");
        assertThat(shop.scene.number("select timestampdiff(second, v.due_at, p.due_at) from pay_virtual_account v"
                + " join pay_easypay_payment p on p.id = v.payment_id where p.id = " + payment.value()))
                .isEqualTo(86_400);
    }

    @Test
    void isGivenUpByItsMerchantWhileItWaits() {
        String key = waits(10_000, 0, 0);
        String number = number(key);

        assertThat(shop.giveUp(key).text("status")).isEqualTo("CANCELED");

        assertThat(shop.deposit(number, 10_000, reference())).isEqualTo("LATE");
        assertThat(shop.payable()).isZero();
        awaitReturned(key, 1);
    }

    @Test
    void takesNoDepositBeforeTheMerchantHasConfirmed() {
        String key = shop.asks(10_000);
        approve(key, 10_000, 0, 0);
        context.getBean(ConfirmByDeposit.class).open(new CallingMerchant(shop.merchant.id, true), PaymentKey.of(key));
        String number = shop.scene.text("select number from pay_virtual_account where payment_id = "
                + PaymentKey.of(key).id());

        assertThat(shop.deposit(number, 10_000, reference())).isEqualTo("LATE");

        assertThat(shop.state(key)).isEqualTo("IN_PROGRESS");
        awaitReturned(key, 1);
    }

    @Test
    void goesBackToTheAccountThatWasNamed() {
        String key = done(6_000, 3_000, 1_000);

        assertThat(shop.cancel(key, 4_000).text("status")).isEqualTo("PARTIAL_CANCELED");
        assertThat(shop.cancel(key).text("status")).isEqualTo("CANCELED");

        assertThat(shop.payable()).isZero();
        assertThat(shop.scene.api.balance(member)).isEqualTo(50_000);
        Awaitility.await().until(() -> shop.scene.number("select coalesce(sum(amount), 0) from pay_bank_transfer"
                + " where purpose = 'PAYMENT_CANCEL' and status = 'DONE' and bank_account_id = "
                + refundAccount) == 6_000);
    }

    @Test
    void goesIntoTheWalletWhenTheBankDoesNotTakeItBack() {
        refundAccount = shop.scene.api.link(member, PayScene.accountNumber("0005"));
        String key = done(6_000, 3_000, 0);

        assertThat(shop.cancel(key).text("status")).isEqualTo("CANCELED");

        Awaitility.await().until(() -> shop.scene.api.balance(member) == 56_000);
        assertThat(shop.payable()).isZero();
    }

    @Test
    void goesToNoBankWhileItsMemberIsFrozen() {
        String key = done(6_000, 3_000, 1_000);
        String number = number(key);
        // A wallet that would take no more.
        shop.scene.fill(member, 1_950_000);
        FrozenMembers.freeze(context, member);

        assertThat(shop.cancel(key).text("status")).isEqualTo("CANCELED");
        assertThat(shop.deposit(number, 6_000, reference())).isEqualTo("AGAIN");

        assertThat(shop.payable()).isZero();
        assertThat(shop.scene.number("select coalesce(sum(amount), 0) from pay_suspended_credit where member_id = "
                + member.id())).isEqualTo(9_000);
        assertThat(shop.scene.count("pay_bank_transfer where purpose in ('PAYMENT_CANCEL', 'DEPOSIT_RETURN')"
                + " and member_id = " + member.id())).isZero();
    }

    @Test
    void takesNothingOutOfAWalletThatWasFrozenWhileItWaited() {
        List<String> beside = List.of(waits(6_000, 3_000, 0), waits(5_000, 0, 1_000));
        String alone = waits(4_000, 0, 0);
        FrozenMembers.freeze(context, member);

        assertThat(shop.deposit(number(beside.getFirst()), 6_000, reference())).isEqualTo("LATE");
        assertThat(shop.deposit(number(beside.getLast()), 5_000, reference())).isEqualTo("LATE");
        assertThat(shop.deposit(number(alone), 4_000, reference())).as("nothing of the wallet's").isEqualTo("EXACT");

        assertThat(shop.payable()).isEqualTo(4_000);
        for (String key : beside) {
            assertThat(shop.state(key)).isEqualTo("WAITING_FOR_DEPOSIT");
            shop.itsTimeIsOver(key);
            Awaitility.await().until(() -> shop.state(key).equals("EXPIRED"));
        }
        assertThat(shop.available(member)).isEqualTo(50_000);
        assertThat(shop.lot(points, "held")).isZero();
    }

    @Test
    void goesIntoTheWalletOfAReportedMemberAlsoAboveItsCap() {
        String key = done(6_000, 3_000, 0);
        shop.scene.fill(member, 1_950_000);
        HeldForReview.report(context, member.id().toString());

        assertThat(shop.cancel(key).text("status")).isEqualTo("CANCELED");

        assertThat(shop.scene.api.balance(member)).isEqualTo(2_006_000);
        assertThat(shop.scene.count("pay_bank_transfer where purpose = 'PAYMENT_CANCEL' and member_id = "
                + member.id())).isZero();
    }

    @Test
    void refusesWhatCouldNotBeAwaitedOrGivenBack() {
        assertThat(approve(shop.asksToAuthorize(6_000), 6_000, 0, 0).code()).isEqualTo("DEPOSIT_NOT_OFFERED");
        refundAccount = shop.scene.api.link(shop.scene.member(), PayScene.accountNumber("9999"));
        assertThat(approve(shop.asks(6_000), 6_000, 0, 0).code()).isEqualTo("BANK_ACCOUNT_NOT_FOUND");
    }

    @Test
    void isMissedInTheBooksWhenItsAccountSaysSomethingElse() {
        String key = waits(6_000, 0, 0);
        String where = " where payment_id = " + PaymentKey.of(key).id();
        shop.scene.sql("update pay_virtual_account set state = 'ENDED'" + where);
        assertThat(context.getBean(BooksCheck.class).run())
                .containsExactly(new Breach(Breach.Rule.DEPOSIT_PART_DIFFERS_FROM_ITS_ACCOUNT,
                        PaymentKey.of(key).id()));
        shop.scene.sql("update pay_virtual_account set state = 'WAITING'" + where);
    }

    @Test
    void eitherIsDepositedOrExpires() throws Exception {
        EndOverdue endOverdue = context.getBean(EndOverdue.class);
        for (int round = 0; round < Race.ROUNDS; round++) {
            long before = shop.payable();
            String key = waits(1_000, 0, 0);
            String number = number(key);
            shop.scene.sql(
                    "update pay_easypay_payment set due_at = utc_timestamp(6) + interval ? microsecond where id = ?",
                    1_000 + 300L * round, PaymentKey.of(key).id());
            List<String> verdicts = Race.atOnce(List.of(() -> shop.deposit(number, 1_000, reference()), () -> {
                Awaitility.await().pollDelay(Duration.ZERO)
                        .until(() -> !endOverdue.endSome() && !shop.state(key).equals("WAITING_FOR_DEPOSIT"));
                return "";
            }));
            boolean paid = verdicts.getFirst().equals("EXACT");
            assertThat(verdicts.getFirst()).isEqualTo(paid ? "EXACT" : "LATE");
            assertThat(shop.state(key)).isEqualTo(paid ? "DONE" : "EXPIRED");
            assertThat(shop.payable() - before).isEqualTo(paid ? 1_000 : 0);
        }
    }

    @Test
    void isTakenInByTheBanksFileWhenNobodyToldOfItOnce() throws Exception {
        String key = waits(6_000, 3_000, 1_000);
        String reference = reference();
        DailyFiles bank = new DailyFiles(context);

        bank.takeDeposit("088-" + number(key), reference, 6_000, 1);

        assertThat(shop.state(key)).isEqualTo("DONE");
        assertThat(shop.payable()).isEqualTo(10_000);
        assertThat(bank.found()).containsExactly("MISSING_HERE DEPOSIT SETTLED");
        assertThat(shop.deposit(number(key), 6_000, reference)).as("told after all").isEqualTo("EXACT");
        bank.takeDeposit("088-" + number(key), reference, 6_000, 1);
        assertThat(bank.found()).as("corrected").isEmpty();
        assertThat(shop.payable()).isEqualTo(10_000);
    }

    @Test
    void isTakenInOfAFileThatTwoPeopleHaveUploaded() throws Exception {
        String key = waits(6_000, 3_000, 1_000);
        Tsid one = new Tsid(1);
        DailyFiles bank = new DailyFiles(context);

        assertThat(bank.upload("088-" + number(key), reference(), 6_000, one, one, new Tsid(2))).containsExactly(
                List.of("MISSING_HERE DEPOSIT OPEN"), List.of("MISSING_HERE DEPOSIT OPEN"),
                List.of("MISSING_HERE DEPOSIT SETTLED"));
        assertThat(shop.state(key)).isEqualTo("DONE");
    }

    @Test
    void isNotTakenInAgainWhenTheBankCorrectsItsNumber() throws Exception {
        String key = waits(6_000, 3_000, 1_000);
        DailyFiles bank = new DailyFiles(context);
        bank.takeDeposit("088-" + number(key), reference(), 6_000, 1);

        bank.takeDeposit("088-" + number(key), reference(), 6_000, 1);

        assertThat(bank.found()).contains("MISSING_HERE DEPOSIT OPEN");
        assertThat(shop.payable()).isEqualTo(10_000);
    }

    @Test
    void whatTheBanksFileHasTwiceOrWithAnotherAmountIsAnOperators() throws Exception {
        String key = waits(6_000, 3_000, 1_000);
        String reference = reference();
        DailyFiles bank = new DailyFiles(context);
        bank.takeDeposit("088-" + number(key), reference, 6_000, 2);
        assertThat(bank.found()).containsExactly("MISSING_HERE DEPOSIT SETTLED", "DUPLICATED DEPOSIT OPEN");
        assertThat(shop.payable()).isEqualTo(10_000);

        bank.takeDeposit("088-" + number(key), reference, 6_001, 1);
        assertThat(bank.found()).containsExactly("AMOUNT_DIFFERS DEPOSIT OPEN");
        assertThat(shop.payable()).isEqualTo(10_000);
    }

    @Test
    void isAwaitedForAsLongAsTheMerchantSays() {
        Instant before = shop.scene.now();
        String hours = shop.ask(wanted(Map.of("validHours", 5))).text("paymentKey");
        approve(hours, 10_000, 0, 0);
        assertThat(Instant.parse(shop.confirm(hours).body().at("/virtualAccount/dueDate").asString()))
                .isBetween(before.plus(Duration.ofHours(5)), shop.scene.now().plus(Duration.ofHours(5)));

        Instant due = before.plus(Duration.ofDays(29)).truncatedTo(ChronoUnit.SECONDS);
        Map<String, Object> wanted = wanted(Map.of("dueDate", due.toString()));
        String dated = shop.ask(wanted).text("paymentKey");
        assertThat(shop.ask(wanted).text("paymentKey")).as("asked again").isEqualTo(dated);
        approve(dated, 10_000, 0, 0);
        assertThat(Instant.parse(shop.confirm(dated).body().at("/virtualAccount/dueDate").asString())).isEqualTo(due);

        for (Map<String, Object> invalid : List.<Map<String, Object>>of(Map.of(),
                Map.of("validHours", 5, "dueDate", due.toString()),
                Map.of("dueDate", before.plus(Duration.ofDays(31)).toString()),
                Map.of("dueDate", before.minusSeconds(1).toString()))) {
            assertThat(shop.ask(wanted(invalid)).code()).isEqualTo("DEPOSIT_DEADLINE_INVALID");
        }
        assertThat(shop.ask(wanted(Map.of("validHours", 721))).status()).isEqualTo(400);
    }

    @Test
    void isNotOfferedOnceTheMerchantsDeadlineIsOver() {
        String key = shop.ask(wanted(Map.of("dueDate", shop.scene.now().plus(Duration.ofHours(1)).toString())))
                .text("paymentKey");
        shop.scene.sql("update pay_easypay_payment set deposit_until = utc_timestamp(6) where id = ?",
                PaymentKey.of(key).id());

        assertThat(approve(key, 10_000, 0, 0).code()).isEqualTo("DEPOSIT_NOT_OFFERED");
        assertThat(shop.approve(member, key, 10_000, 0).status()).as("money is").isEqualTo(200);
    }

    @Test
    void isPlayedInTestMode() {
        String orderId = ShopScene.newOrder();
        String key = shop.byTestKey("/v1/pay/payments", Map.of("orderId", orderId, "orderName", "감귤", "amount", 10_000,
                "virtualAccount", Map.of("validHours", 5))).text("paymentKey");
        String path = "/v1/pay/payments/" + key;
        Map<String, Object> exact = Map.of("amount", 10_000);
        assertThat(shop.byTestKey(path + "/test-deposit", exact).code()).isEqualTo("PAYMENT_IN_OTHER_STATE");
        assertThat(shop.byTestKey(path + "/test-approval", Map.of("tender", "VIRTUAL_ACCOUNT")).text("status"))
                .isEqualTo("IN_PROGRESS");
        assertThat(shop.byTestKey(path + "/test-deposit", exact).text("verdict")).as("not awaited yet")
                .isEqualTo("LATE");
        Api.Answer confirmed = shop.byTestKey("/v1/pay/payments/confirm",
                Map.of("paymentKey", key, "orderId", orderId, "amount", 10_000));
        assertThat(confirmed.text("status")).isEqualTo("WAITING_FOR_DEPOSIT");
        assertThat(confirmed.body().at("/virtualAccount/accountNumber").asString()).startsWith("00").hasSize(14);
        assertThat(shop.deposit(confirmed.body().at("/virtualAccount/accountNumber").asString(), 10_000, reference()))
                .as("nobody's at the bank in the box").isEqualTo("UNKNOWN_ACCOUNT");

        assertThat(shop.byTestKey(path + "/test-deposit", Map.of("amount", 9_999)).text("verdict")).isEqualTo("SHORT");
        assertThat(shop.byTestKey(path).text("status")).isEqualTo("WAITING_FOR_DEPOSIT");
        assertThat(shop.byTestKey(path + "/test-deposit", exact).text("verdict")).isEqualTo("EXACT");
        assertThat(shop.byTestKey(path).text("status")).isEqualTo("DONE");
        assertThat(shop.byTestKey(path + "/test-deposit", exact).text("verdict")).isEqualTo("AGAIN");
        assertThat(shop.byTestKey(path + "/cancel", Map.of("cancelReason", "품절")).text("status"))
                .isEqualTo("CANCELED");
        assertThat(shop.payable()).as("nobody's money has moved").isZero();
        assertThat(shop.post(shop.asks(1_000), "test-deposit", exact).code()).isEqualTo("TEST_KEY_NEEDED");
    }

    private static Map<String, Object> wanted(Map<String, Object> deadline) {
        return Map.of("orderId", ShopScene.newOrder(), "orderName", "감귤", "amount", 10_000, "virtualAccount", deadline);
    }

    private String done(long deposit, long money, long points) {
        String key = waits(deposit, money, points);
        assertThat(shop.deposit(number(key), deposit, reference())).isEqualTo("EXACT");
        return key;
    }

    private String waits(long deposit, long money, long points) {
        String key = shop.asks(deposit + money + points);
        assertThat(approve(key, deposit, money, points).status()).isEqualTo(200);
        assertThat(shop.confirm(key).text("status")).isEqualTo("WAITING_FOR_DEPOSIT");
        return key;
    }

    private String number(String key) {
        return shop.read(key).body().at("/virtualAccount/accountNumber").asString();
    }

    private static String reference() {
        return UUID.randomUUID().toString();
    }

    private void awaitReturned(String key, int deposits) {
        Awaitility.await().until(() -> shop.scene.count("pay_deposit d join pay_virtual_account v on v.id ="
                + " d.virtual_account_id where d.state = 'RETURNED' and v.payment_id = "
                + PaymentKey.of(key).id()) == deposits);
    }

    private PayApi.Answer approve(String key, long deposit, long money, long points) {
        StringBuilder tenders = new StringBuilder("{\"kind\":\"VIRTUAL_ACCOUNT\",\"amount\":" + deposit
                + ",\"bankCode\":\"088\",\"refundAccountId\":\"" + refundAccount + "\"}");
        StringBuilder signed = new StringBuilder("VIRTUAL_ACCOUNT:088:" + refundAccount + "=" + deposit);
        if (money > 0) {
            tenders.append(",{\"kind\":\"MONEY\",\"amount\":").append(money).append('}');
            signed.append(",MONEY=").append(money);
        }
        if (points > 0) {
            tenders.append(",{\"kind\":\"POINTS\",\"amount\":").append(points).append('}');
            signed.append(",POINTS=").append(points);
        }
        long amount = deposit + money + points;
        return shop.scene.api.post(member, "/v1/pay/checkouts/" + key + "/approval",
                "{\"amount\":" + amount + ",\"tenders\":[" + tenders + "]}", UUID.randomUUID().toString(),
                member.sign("madang.pay.checkout.v1\n" + key + "\n" + amount + "\n" + signed));
    }
}
