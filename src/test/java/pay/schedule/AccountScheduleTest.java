package pay.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import member.staff.TestStaff;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import pay.PayApi.Answer;
import pay.PayScene;
import pay.bank.AccountIndexes;
import pay.bank.AccountNumber;
import pay.fraud.Reports;
import pay.review.TestReviews;
import pay.withdrawal.TestOverlooked;
import platform.id.Tsid;
import platform.security.StaffCaller;
import testing.MadangTest;
import testing.OldText;
import testing.TestMembers.TestMember;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What is ordered ahead to go to bank accounts; the account's last digits say what the bank in the box does. */
@MadangTest
class AccountScheduleTest {
    @Autowired
    ApplicationContext context;

    ScheduleScene scene;
    TestMember sender;
    LocalDate day;

    @BeforeEach
    void setTheStage() {
        scene = new ScheduleScene(context);
        sender = scene.pay.memberWith(50_000);
        day = scene.soon();
    }

    @AfterEach
    void theBooksAreRight() {
        scene.pay.assertTheBooksAreRight();
    }

    @Test
    void sendsOnItsDayAtNineAndOnlyOnce() {
        String account = PayScene.accountNumber("7777");
        String path = ordered(once(account, 12_000));
        assertThat(scene.read(sender, path).path("counterparty").asString()).isEqualTo("신한은행 ****7777");
        assertThat(scene.pay.count("pay_scheduled_transfer where id = " + ScheduleScene.id(path)
                + " and concat_ws(' ', recipient_name, statement_text) like '%" + account + "%'")).isZero();
        scene.run(day, "08:59");
        assertThat(scene.read(sender, path + "/executions").path("items")).isEmpty();
        scene.run(day, "09:00");
        scene.run(day, "09:01");
        awaitDay(path, "SENT");
        scene.run(day, "12:00");

        assertThat(scene.pay.api.balance(sender)).isEqualTo(38_000);
        assertThat(scene.read(sender, path).path("status").asString()).isEqualTo("COMPLETED");
        JsonNode execution = scene.lastExecution(sender, path);
        assertThat(execution.path("transferId").isNull()).isTrue();
        JsonNode withdrawal = scene.read(sender,
                "/v1/pay/withdrawals/" + execution.path("withdrawalId").asString());
        assertThat(withdrawal.path("status").asString()).isEqualTo("COMPLETED");
        assertThat(withdrawal.path("text").asString()).isEqualTo("마당 월세");
        assertThat(transfers()).isOne();
        assertThat(scene.pay.number("select day_amount from pay_transfer_usage where member_id = " + sender.id()))
                .as("counts against the limits of transfers").isEqualTo(12_000);
    }

    @Test
    void letsTheStatementShowWhatWasOrderedWhetherThisReleaseWroteItOrTheOneBefore() {
        String path = ordered(once(PayScene.accountNumber("7777"), 12_000));
        OldText text = new OldText(context, "pay_scheduled_transfer", "statement_text",
                ScheduleScene.id(path));
        text.assertSealed();
        text.writtenBefore("예전 월세");
        text.assertSealedAtNight();

        scene.run(day, "09:00");
        awaitDay(path, "SENT");
        String withdrawal = scene.lastExecution(sender, path).path("withdrawalId").asString();
        assertThat(scene.read(sender, "/v1/pay/withdrawals/" + withdrawal).path("text").asString())
                .isEqualTo("예전 월세");
        assertThat(scene.pay.count("pay_sandbox_transfer where statement_text = '예전 월세' and request_id = "
                + withdrawal)).as("by the bank's own books").isOne();
    }

    @Test
    void sendsNothingAgainBeforeTheBankHasAnswered() {
        String path = ordered(weekly(PayScene.accountNumber("0004"), 12_000));
        scene.run(day, "09:00");
        theBankIsSilent();
        for (String time : List.of("09:01", "12:00", "18:00", "22:00")) {
            scene.run(day, time);
        }
        scene.run(day.plusWeeks(1), "09:00");

        assertThat(scene.lastExecution(sender, path).path("status").asString()).isEqualTo("SENDING");
        assertThat(scene.read(sender, path + "/executions").path("items").size()).isOne();
        assertThat(transfers()).isOne();
        assertThat(scene.pay.api.wallet(sender).body().path("available").asLong()).isEqualTo(38_000);
        scene.pay.assertTheBooksAreRight();

        scene.pay.theBankIsAskedAgain(sender);
        awaitDay(path, "SENT");
        assertThat(scene.read(sender, path).path("status").asString()).isEqualTo("ACTIVE");
        assertThat(scene.read(sender, path).path("nextOn").asString()).isEqualTo(day.plusWeeks(1).toString());
        assertThat(scene.pay.api.balance(sender)).isEqualTo(38_000);
        scene.run(day.plusWeeks(1), "09:00");
        Awaitility.await().until(() -> transfers() == 2);
    }

    @Test
    void decidesADayThatIsAtABankThoughItsScheduleWasTakenBackMeanwhile() {
        String path = ordered(weekly(PayScene.accountNumber("0004"), 12_000));
        scene.run(day, "09:00");
        theBankIsSilent();
        assertThat(scene.pay.api.delete(sender, path).status()).isEqualTo(204);
        assertThat(scene.lastExecution(sender, path).path("status").asString()).isEqualTo("SENDING");

        scene.pay.theBankIsAskedAgain(sender);

        awaitDay(path, "SENT");
        assertThat(scene.read(sender, path).path("status").asString()).isEqualTo("CANCELED");
        scene.run(day.plusWeeks(1), "09:00");
        assertThat(transfers()).isOne();
    }

    @Test
    void triesAgainWhatTheBankRefusesAndFailsWhenItsDayIsOver() {
        String path = ordered(once(PayScene.accountNumber("0005"), 12_000));
        scene.run(day, "09:00");
        awaitDay(path, "RETRYING");
        JsonNode refused = scene.lastExecution(sender, path);
        assertThat(refused.path("code").asString()).isEqualTo("WITHDRAWAL_ACCOUNT_CLOSED");
        assertThat(refused.path("withdrawalId").isNull()).isTrue();
        assertThat(scene.pay.api.wallet(sender).body().path("available").asLong()).isEqualTo(50_000);
        scene.run(day, "12:00");
        Awaitility.await().until(() -> scene.lastExecution(sender, path).path("tries").asInt() == 2);
        awaitDay(path, "RETRYING");
        assertThat(transfers()).isEqualTo(2);

        scene.run(day, "22:00");

        assertThat(scene.lastExecution(sender, path).path("status").asString()).isEqualTo("FAILED");
        assertThat(scene.read(sender, path).path("status").asString()).isEqualTo("FAILED");
        assertThat(scene.told(path, "WITHDRAWAL_ACCOUNT_CLOSED")).isOne();
        assertThat(scene.pay.number("select day_amount from pay_transfer_usage where member_id = " + sender.id()))
                .as("counts against the limits").isZero();
    }

    @Test
    void sendsNothingAfterItsDayOfWhatTheBankCouldNotTake() {
        String path = ordered(once(PayScene.accountNumber("7777"), 12_000));
        context.getBean(TransactionTemplate.class).executeWithoutResult(_ -> {
            scene.run(day, "18:00");
            scene.pay.sql("update pay_bank_transfer set next_step_at = '2099-01-01' where member_id = ?"
                    + " and purpose = 'WITHDRAWAL'", sender.id().value());
        });
        assertThat(scene.pay.text("select wanted_until from pay_bank_transfer where purpose = 'WITHDRAWAL'"
                + " and member_id = " + sender.id())).as("22:00 in Seoul").startsWith(day + " 13:00:00");

        scene.pay.sql("update pay_bank_transfer set wanted_until = created_at, next_step_at = created_at"
                + " where purpose = 'WITHDRAWAL' and member_id = ?", sender.id().value());

        awaitDay(path, "RETRYING");
        assertThat(scene.lastExecution(sender, path).path("code").asString()).isEqualTo("WITHDRAWAL_NOT_CARRIED_OUT");
        scene.run(day, "22:00");
        assertThat(scene.lastExecution(sender, path).path("status").asString()).isEqualTo("FAILED");
        assertThat(scene.pay.count("pay_sandbox_transfer s join pay_bank_transfer t on t.id = s.request_id"
                + " where t.purpose = 'WITHDRAWAL' and t.member_id = " + sender.id())).isZero();
        assertThat(scene.pay.api.wallet(sender).body().path("available").asLong()).isEqualTo(50_000);
    }

    @Test
    void decidesADayWhoseAnswerAnotherReleaseTook() {
        String path = ordered(weekly(PayScene.accountNumber("7777"), 12_000));
        scene.run(day, "09:00");
        awaitDay(path, "SENT");
        overlooked(path, "DONE");

        TestOverlooked.decide(context);

        assertThat(scene.lastExecution(sender, path).path("status").asString()).isEqualTo("SENT");
        assertThat(scene.read(sender, path).path("nextOn").asString()).isEqualTo(day.plusWeeks(1).toString());
        scene.pay.api.delete(sender, path);

        String refused = ordered(weekly(PayScene.accountNumber("0005"), 12_000));
        scene.run(day, "09:00");
        awaitDay(refused, "RETRYING");
        overlooked(refused, "REFUSED");

        TestOverlooked.decide(context);

        assertThat(scene.lastExecution(sender, refused).path("status").asString()).isEqualTo("RETRYING");
        assertThat(scene.lastExecution(sender, refused).path("code").asString()).isEqualTo("WITHDRAWAL_ACCOUNT_CLOSED");
    }

    /** As if an instance that knows no such days had taken the answer in. */
    private void overlooked(String path, String status) {
        scene.pay.sql(
                "update pay_scheduled_execution set status = 'SENDING', code = null, withdrawal_id = (select max(id)"
                        + " from pay_bank_transfer where purpose = 'WITHDRAWAL' and status = ? and member_id = ?)"
                        + " where schedule_id = ?",
                status, sender.id().value(), ScheduleScene.id(path));
        scene.pay.sql("update pay_scheduled_transfer set planned_on = ?, due_on = ?, next_at = null, past = 0"
                + " where id = ?", day, day, ScheduleScene.id(path));
    }

    @Test
    void triesNothingAgainThatAnOperatorRefused() {
        AccountNumber account = new AccountNumber(PayScene.accountNumber("7777"));
        StaffCaller operator = new StaffCaller(TestStaff.operator(context).id(), "operator", Set.of("OPERATOR"), null);
        context.getBean(Reports.class).reportAccount(operator, "088",
                context.getBean(AccountIndexes.class).of(account).getFirst(), account.lastFour(), "2026-5");
        String path = ordered(once(account.digits(), 12_000));
        scene.run(day, "09:00");
        assertThat(scene.lastExecution(sender, path).path("status").asString()).isEqualTo("SENDING");

        TestReviews.refuse(context, operator, new Tsid(
                Long.parseLong(scene.lastExecution(sender, path).path("withdrawalId").asString())));

        assertThat(scene.lastExecution(sender, path).path("status").asString()).isEqualTo("FAILED");
        assertThat(scene.lastExecution(sender, path).path("code").asString()).isEqualTo("TRANSFER_REFUSED");
        scene.run(day, "12:00");
        assertThat(transfers()).isOne();
        assertThat(scene.pay.api.wallet(sender).body().path("available").asLong()).isEqualTo(50_000);
    }

    @Test
    void setsNothingAsideOfWhatIsRefusedHereAndTriesItAgain() {
        TestMember poor = scene.pay.memberWith(5_000);
        sender = poor;
        String path = ordered(once(PayScene.accountNumber("7777"), 12_000));
        scene.run(day, "09:00");
        assertThat(scene.lastExecution(poor, path).path("status").asString()).isEqualTo("RETRYING");
        assertThat(scene.lastExecution(poor, path).path("code").asString()).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(scene.pay.count("pay_transfer_usage where day_amount > 0 and member_id = " + poor.id())).isZero();
        scene.pay.fill(poor, 10_000);
        scene.run(day, "12:00");
        awaitDay(path, "SENT");
        assertThat(scene.lastExecution(poor, path).path("tries").asInt()).isEqualTo(2);
        assertThat(scene.pay.api.balance(poor)).isEqualTo(3_000);
    }

    @Test
    void isCarriedOutByOneOfTwoInstances() throws Exception {
        for (int round = 0; round < 10; round++) {
            String path = ordered(once(PayScene.accountNumber("7777"), 100));
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> running = new ArrayList<>();
                for (int instance = 0; instance < 3; instance++) {
                    running.add(threads.submit(() -> scene.run(day, "09:00")));
                }
                for (Future<?> each : running) {
                    each.get();
                }
            }
            awaitDay(path, "SENT");
            assertThat(transfers()).isEqualTo(round + 1);
            scene.pay.theRulesForget(sender);
        }
    }

    @Test
    void refusesWhatCouldNeverBeSent() {
        assertThat(ask(once(PayScene.accountNumber("7777"), 500_001)).code()).isEqualTo("TRANSFER_ABOVE_LIMIT");
        Order nobody = new Order("", "", 1_000, "ONCE", "\"date\":\"" + day + "\"", day.toString());
        assertThat(ask(nobody).code()).isEqualTo("SCHEDULE_PAYEE_INVALID");
        Order both = new Order("\"to\":\"01012345678\"," + account(PayScene.accountNumber("7777")), "", 1_000, "ONCE",
                "\"date\":\"" + day + "\"", day.toString());
        assertThat(ask(both).code()).isEqualTo("SCHEDULE_PAYEE_INVALID");
        Order order = once(PayScene.accountNumber("7777"), 1_000);
        String key = UUID.randomUUID().toString();
        assertThat(scene.pay.api.post(sender, ScheduleScene.PATH, order.json(), key,
                sender.sign(order.message(key).replace("7777", "7778"))).code()).isEqualTo("DEVICE_SIGNATURE_INVALID");
    }

    /**
     * What is ordered.
     *
     * @param payee as JSON
     * @param signed the payee as it is signed
     * @param when as JSON
     */
    private record Order(String payee, String signed, long amount, String repeats, String when, String day) {
        String json() {
            return "{" + payee + (payee.isEmpty() ? "" : ",") + "\"amount\":" + amount + ",\"repeats\":\"" + repeats
                    + "\"," + when + ",\"businessDays\":\"AS_IS\"}";
        }

        String message(String key) {
            return String.join("\n", "madang.pay.scheduled-transfer.v1", key, signed, Long.toString(amount),
                    repeats + " " + day, "", "", "AS_IS", "");
        }
    }

    private Order once(String account, long amount) {
        return new Order(account(account), "088 " + account + " 마당 월세", amount, "ONCE", "\"date\":\"" + day + "\"",
                day.toString());
    }

    private Order weekly(String account, long amount) {
        return new Order(account(account), "088 " + account + " 마당 월세", amount, "WEEKLY",
                "\"dayOfWeek\":\"" + day.getDayOfWeek() + "\"", day.getDayOfWeek().toString());
    }

    private static String account(String number) {
        return "\"account\":{\"bankCode\":\"088\",\"accountNumber\":\"" + number + "\",\"text\":\"마당 월세\"}";
    }

    private Answer ask(Order order) {
        String key = UUID.randomUUID().toString();
        return scene.pay.api.post(sender, ScheduleScene.PATH, order.json(), key, sender.sign(order.message(key)));
    }

    private String ordered(Order order) {
        Answer answer = ask(order);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer.header("Location");
    }

    private void awaitDay(String path, String status) {
        Awaitility.await()
                .until(() -> scene.lastExecution(sender, path).path("status").asString().equals(status));
    }

    /** Its transfer was sent, no answer came, and nobody asks for one. */
    private void theBankIsSilent() {
        String unknown = "pay_bank_transfer where status = 'UNKNOWN' and purpose = 'WITHDRAWAL' and member_id = "
                + sender.id();
        Awaitility.await().until(() -> scene.pay.count(unknown) == 1);
        scene.pay.sql("update pay_bank_transfer set next_step_at = '2099-01-01' where status = 'UNKNOWN'"
                + " and member_id = ?", sender.id().value());
    }

    /** Of the sender's, to bank accounts. */
    private int transfers() {
        return scene.pay.count("pay_bank_transfer where purpose = 'WITHDRAWAL' and member_id = " + sender.id());
    }
}
