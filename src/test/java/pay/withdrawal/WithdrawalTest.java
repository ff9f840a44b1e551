package pay.withdrawal;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayApi;
import pay.PayScene;
import testing.MadangTest;
import testing.Race;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class WithdrawalTest {
    PayScene scene;

    @BeforeEach
    void setTheStage(@Autowired ApplicationContext context) {
        scene = new PayScene(context);
    }

    @AfterEach
    void theBooksAreRight() {
        scene.assertTheBooksAreRight();
    }

    @Test
    void sendsMoneyToTheMembersOwnAccount() {
        TestMember member = scene.memberWith(50_000);
        PayApi.Answer answer = withdraw(member, link(member, "1234"), 30_000);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        assertThat(answer.body().path("status").asString()).isEqualTo("COMPLETED");
        assertThat(answer.body().path("maskedNumber").asString()).isEqualTo("****1234");
        assertThat(scene.api.balance(member)).isEqualTo(20_000);
        assertThat(scene.api.get(member, answer.header("Location")).body()).isEqualTo(answer.body());
        assertThat(scene.api.get(member, "/v1/pay/withdrawals").body().path("items").path(0)).isEqualTo(answer.body());
    }

    @Test
    void sendsMoneyToSomebodysAccountOnceItsHolderWasSeen() {
        TestMember member = scene.memberWith(50_000);
        String account = PayScene.accountNumber("7777");
        PayApi.Answer holder = scene.api.post(member, "/v1/pay/account-holders",
                "{\"bankCode\":\"090\",\"accountNumber\":\"" + account + "\"}");
        assertThat(holder.body().path("holder").asString()).matches(".\\*.");

        PayApi.Answer answer = transfer(member, account, 20_000);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        assertThat(answer.body().path("text").asString()).isEqualTo("월세");
        assertThat(scene.api.balance(member)).isEqualTo(30_000);
        assertThat(scene.count("pay_sandbox_transfer where statement_text = '월세' and request_id = "
                + answer.body().path("id").asString())).isOne();
        assertThat(scene.api.get(member, "/v1/pay/bank-accounts").body().toString()).as("it is not theirs")
                .doesNotContain("****7777");
        assertThat(scene.count("pay_bank_account where number like '%" + account + "%'")).isZero();
    }

    @Test
    void linksAnAccountThatMoneyWasSentToBefore() {
        TestMember member = scene.memberWith(50_000);
        String account = PayScene.accountNumber("7777");
        transfer(member, account, 1_000, "088");

        String linked = scene.api.link(member, account);

        assertThat(withdraw(member, linked, 1_000).status()).isEqualTo(201);
    }

    @Test
    void takesOnlyWhatIsThere() {
        TestMember member = scene.memberWith(1_000);
        assertRefused(withdraw(member, link(member, "1234"), 1_001), 422, "INSUFFICIENT_BALANCE");
        assertRefused(transfer(member, PayScene.accountNumber("7777"), 1_001), 422, "INSUFFICIENT_BALANCE");
    }

    @Test
    void givesBackWhatTheBankRefuses() {
        TestMember member = scene.memberWith(10_000);

        assertRefused(withdraw(member, link(member, "0005"), 1_000), 422, "WITHDRAWAL_ACCOUNT_CLOSED");
        assertRefused(transfer(member, PayScene.accountNumber("0001"), 1_000), 422, "WITHDRAWAL_ACCOUNT_CLOSED");
        assertRefused(scene.api.post(member, "/v1/pay/account-holders", "{\"bankCode\":\"090\",\"accountNumber\":\""
                + PayScene.accountNumber("0001") + "\"}"), 422, "BANK_ACCOUNT_REFUSED");
        assertThat(scene.api.balance(member)).isEqualTo(10_000);
    }

    @Test
    void holdsTheAmountUntilTheBankSaysWhatItDid() {
        TestMember member = scene.memberWith(10_000);
        PayApi.Answer done = withdraw(member, link(member, "0004"), 6_000);
        assertThat(done.status()).isEqualTo(202);
        assertRefused(transfer(member, PayScene.accountNumber("7777"), 5_000), 422, "INSUFFICIENT_BALANCE");
        awaitStatus(member, done, "COMPLETED");
        assertThat(scene.api.balance(member)).isEqualTo(4_000);

        PayApi.Answer lost = transfer(member, PayScene.accountNumber("0003"), 4_000);
        assertThat(lost.status()).isEqualTo(202);
        awaitStatus(member, lost, "REFUSED");
        assertThat(scene.api.balance(member)).isEqualTo(4_000);
    }

    @Test
    void countsWhatGoesToOthersWithTheirTransfers() {
        TestMember member = scene.memberWith(1_500_000);
        TestMember friend = scene.member();
        for (int i = 0; i < 3; i++) {
            assertThat(transfer(member, PayScene.accountNumber("7777"), 250_000).status()).isEqualTo(201);
        }
        assertThat(scene.api.transfer(member, friend.id().value(), 250_000).status()).isEqualTo(201);

        assertRefused(transfer(member, PayScene.accountNumber("7777"), 1), 422, "TRANSFER_ABOVE_DAILY_LIMIT");
        assertThat(withdraw(member, link(member, "1234"), 290_000).status()).as("one's own money").isEqualTo(201);
    }

    @Test
    void countsNothingOfWhatTheBankRefuses() {
        TestMember member = scene.memberWith(1_500_000);
        String closed = PayScene.accountNumber("0001");
        for (int i = 0; i < 5; i++) {
            assertRefused(transfer(member, closed, 250_000), 422, "WITHDRAWAL_ACCOUNT_CLOSED");
        }
        assertThat(counted(member)).isZero();
        PayApi.Answer lost = transfer(member, PayScene.accountNumber("0003"), 250_000);
        assertThat(counted(member)).as("it may arrive").isEqualTo(250_000);
        awaitStatus(member, lost, "REFUSED");
        assertThat(counted(member)).isZero();

        scene.theRulesForget(member);
        for (int i = 0; i < 4; i++) {
            assertThat(transfer(member, PayScene.accountNumber("7777"), 250_000).status()).isEqualTo(201);
        }
        assertRefused(transfer(member, closed, 1), 422, "TRANSFER_ABOVE_DAILY_LIMIT");
        assertThat(scene.number("select month_amount from pay_transfer_usage where member_id = " + member.id()))
                .isEqualTo(1_000_000);
    }

    @Test
    void countsWhatIsRefusedAfterTheTenthOfADay() {
        TestMember member = scene.memberWith(100_000);
        String closed = PayScene.accountNumber("0001");
        for (int i = 0; i < 10; i++) {
            assertRefused(transfer(member, closed, 1_000), 422, "WITHDRAWAL_ACCOUNT_CLOSED");
        }
        assertThat(counted(member)).isZero();
        assertRefused(transfer(member, closed, 1_000), 422, "WITHDRAWAL_ACCOUNT_CLOSED");
        assertThat(counted(member)).isEqualTo(1_000);

        scene.sql("update pay_bank_transfer set counted_on = counted_on - interval 1 day where member_id = ?",
                member.id().value());
        assertRefused(transfer(member, closed, 1_000), 422, "WITHDRAWAL_ACCOUNT_CLOSED");
        assertThat(counted(member)).as("the next day").isEqualTo(1_000);
    }

    @Test
    void givesNothingBackThatWasCountedOnAnotherDay() {
        TestMember member = scene.memberWith(100_000);
        PayApi.Answer lost = transfer(member, PayScene.accountNumber("0003"), 30_000);
        assertThat(transfer(member, PayScene.accountNumber("7777"), 10_000).status()).isEqualTo(201);
        scene.sql("update pay_bank_transfer set counted_on = counted_on - interval 1 day where status = 'UNKNOWN'"
                + " and member_id = ?", member.id().value());

        awaitStatus(member, lost, "REFUSED");

        assertThat(counted(member)).isEqualTo(40_000);
    }

    @Test
    void neverSendsMoreThanTheLimitHoweverManyAreRefusedMeanwhile() throws Exception {
        TestMember member = scene.memberWith(1_900_000);
        List<PayApi.Answer> answers = Race.atOnce(IntStream.range(0, 12).<Callable<PayApi.Answer>>mapToObj(
                i -> () -> transfer(member, PayScene.accountNumber(i % 2 == 0 ? "0001" : "7777"), 200_000)).toList());

        long sent = answers.stream().filter(answer -> answer.status() == 201).count();
        assertThat(sent).isBetween(1L, 5L);
        assertThat(counted(member)).isEqualTo(sent * 200_000);
        assertThat(scene.api.balance(member)).isEqualTo(1_900_000 - sent * 200_000);
    }

    private long counted(TestMember member) {
        return scene.number("select day_amount from pay_transfer_usage where member_id = " + member.id());
    }

    @Test
    void wantsTheDevicesSignatureFromAnAmountOn() {
        TestMember member = scene.memberWith(1_000_000);
        String account = PayScene.accountNumber("7777");
        assertRefused(transfer(member, account, 300_000), 403, "DEVICE_SIGNATURE_MISSING");

        String message = String.join("\n", "madang.pay.account-transfer.v1", "signed-key", "090", account, "300000",
                "월세");
        assertRefused(scene.api.post(member, "/v1/pay/account-transfers", body(account, 300_001, "090"), "signed-key",
                member.sign(message)), 403, "DEVICE_SIGNATURE_INVALID");
        assertThat(scene.api.post(member, "/v1/pay/account-transfers", body(account, 300_000, "090"), "signed-key",
                member.sign(message)).status()).isEqualTo(201);
    }

    @Test
    void wantsItForTheMembersOwnAccountToo() {
        TestMember member = scene.memberWith(1_000_000);
        String account = link(member, "1234");
        assertRefused(withdraw(member, account, 300_000), 403, "DEVICE_SIGNATURE_MISSING");

        assertThat(scene.api.post(member, "/v1/pay/withdrawals",
                "{\"bankAccountId\":\"" + account + "\",\"amount\":300000}", "own-key",
                member.sign("madang.pay.withdrawal.v1\nown-key\n" + account + "\n300000")).status()).isEqualTo(201);
    }

    @Test
    void sendsOncePerKey() {
        TestMember member = scene.memberWith(10_000);
        String path = "/v1/pay/account-transfers";
        String body = body(PayScene.accountNumber("7777"), 1_000, "090");
        PayApi.Answer first = scene.api.post(member, path, body, "one-key", "");
        PayApi.Answer again = scene.api.post(member, path, body, "one-key", "");

        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(scene.api.balance(member)).isEqualTo(9_000);
    }

    @Test
    void takesTheLastWonOnceHoweverManyAskAtOnce() throws Exception {
        TestMember member = scene.memberWith(1_000);
        String account = link(member, "1234");
        Callable<Integer> asks = () -> withdraw(member, account, 1_000).status();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> asks).toList());
            assertThat(answers).extracting(Future::resultNow).containsOnlyOnce(201).contains(422);
        }
        assertThat(scene.api.balance(member)).isZero();
    }

    @Test
    void showsThemToTheirMemberAlone() {
        TestMember member = scene.memberWith(1_000);
        String location = withdraw(member, link(member, "1234"), 1_000).header("Location");

        assertRefused(scene.api.get(scene.member(), location), 404, "WITHDRAWAL_NOT_FOUND");
    }

    private void awaitStatus(TestMember member, PayApi.Answer answer, String status) {
        scene.theBankIsAskedAgain(member);
        Awaitility.await().until(() -> scene.api.get(member, answer.header("Location"))
                .body().path("status").asString().equals(status));
    }

    private PayApi.Answer withdraw(TestMember member, String account, long amount) {
        return scene.api.post(member, "/v1/pay/withdrawals",
                "{\"bankAccountId\":\"" + account + "\",\"amount\":" + amount + "}");
    }

    private PayApi.Answer transfer(TestMember member, String account, long amount) {
        return transfer(member, account, amount, "090");
    }

    private PayApi.Answer transfer(TestMember member, String account, long amount, String bank) {
        return scene.api.post(member, "/v1/pay/account-transfers", body(account, amount, bank));
    }

    private static String body(String account, long amount, String bank) {
        return "{\"bankCode\":\"" + bank + "\",\"accountNumber\":\"" + account + "\",\"amount\":" + amount
                + ",\"text\":\"월세\"}";
    }

    private String link(TestMember member, String end) {
        return scene.api.link(member, PayScene.accountNumber(end));
    }

    private static void assertRefused(PayApi.Answer answer, int status, String code) {
        assertThat(answer.code()).as(answer.response().body()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }
}
