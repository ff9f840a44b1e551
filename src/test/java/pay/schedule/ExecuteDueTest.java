package pay.schedule;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

import member.events.MemberLeft;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.schedule.ScheduleScene.Order;
import platform.time.BusinessDays;
import testing.MadangTest;
import testing.OldText;
import testing.TestMembers;
import testing.TestMembers.TestMember;
import tools.jackson.databind.JsonNode;

import static java.time.DayOfWeek.SATURDAY;
import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class ExecuteDueTest {
    @Autowired
    ApplicationContext context;

    ScheduleScene scene;
    TestMember recipient;
    LocalDate day;

    @BeforeEach
    void setTheStage() {
        scene = new ScheduleScene(context);
        recipient = scene.pay.member();
        day = scene.soon();
    }

    @AfterEach
    void theBooksAreRight() {
        scene.pay.assertTheBooksAreRight();
    }

    @Test
    void sendsOnItsDayAtNineAndOnlyOnce() {
        TestMember sender = scene.pay.memberWith(50_000);
        String path = scene.ordered(sender, Order.once(recipient.id(), 12_000, day));
        scene.run(day, "08:59");
        assertThat(scene.pay.api.balance(recipient)).isZero();
        scene.run(day, "09:00");
        scene.run(day, "09:01");
        scene.run(day.plusDays(1), "09:00");

        assertThat(scene.pay.api.balance(recipient)).isEqualTo(12_000);
        assertThat(scene.pay.api.balance(sender)).isEqualTo(38_000);
        assertThat(status(sender, path)).isEqualTo("COMPLETED");
        JsonNode execution = scene.lastExecution(sender, path);
        assertThat(execution.path("status").asString()).isEqualTo("SENT");
        assertThat(execution.path("plannedOn").asString()).isEqualTo(day.toString());
        JsonNode transfer = scene.read(sender, "/v1/pay/transfers/" + execution.path("transferId").asString());
        assertThat(transfer.path("status").asString()).isEqualTo("COMPLETED");
        assertThat(transfer.path("memo").asString()).isEqualTo("월세");
        assertThat(scene.pay.api.delete(sender, path).code()).isEqualTo("SCHEDULE_ENDED");
        assertThat(scene.pay.number("select count(*) from platform_event_log where type = 'pay.transfers-completed' "
                + "and body like '%" + execution.path("transferId").asString() + "%'")).isEqualTo(1);
    }

    @Test
    void saysWhatWasOrderedWhetherThisReleaseWroteItOrTheOneBefore() {
        TestMember sender = scene.pay.memberWith(50_000);
        String path = scene.ordered(sender, Order.once(recipient.id(), 12_000, day));
        OldText memo = new OldText(context, "pay_scheduled_transfer", "memo",
                ScheduleScene.id(path));
        memo.assertSealed();
        assertThat(scene.read(sender, path).path("memo").asString()).isEqualTo("월세");
        memo.writtenBefore("예전 월세");
        assertThat(scene.read(sender, path).path("memo").asString()).isEqualTo("예전 월세");
        memo.assertSealedAtNight();

        scene.run(day, "09:00");
        assertThat(scene.read(recipient, "/v1/pay/transfers/"
                + scene.lastExecution(sender, path).path("transferId").asString()).path("memo").asString())
                .isEqualTo("예전 월세");
    }

    @Test
    void holdsWhatGoesToThePhoneNumberOfNobody() {
        TestMember sender = scene.pay.memberWith(50_000);
        String path = scene.ordered(sender, Order.once(TestMembers.newPhone(), 12_000, day));
        scene.run(day, "09:00");
        String transfer = scene.lastExecution(sender, path).path("transferId").asString();
        assertThat(status(sender, "/v1/pay/transfers/" + transfer)).isEqualTo("HELD");
        assertThat(scene.pay.count("pay_scheduled_transfer where phone is not null and id = " + ScheduleScene.id(path)))
                .isZero();
    }

    @Test
    void triesAgainAtTwelveWhenTheBalanceIsShort() {
        TestMember sender = scene.pay.memberWith(5_000);
        String path = scene.ordered(sender, Order.once(recipient.id(), 12_000, day));
        scene.run(day, "09:00");
        JsonNode refused = scene.lastExecution(sender, path);
        assertThat(refused.path("status").asString()).isEqualTo("RETRYING");
        assertThat(refused.path("code").asString()).isEqualTo("INSUFFICIENT_BALANCE");
        scene.pay.fill(sender, 10_000);
        scene.run(day, "11:59");
        assertThat(scene.pay.api.balance(recipient)).isZero();
        scene.run(day, "12:00");

        assertThat(scene.pay.api.balance(recipient)).isEqualTo(12_000);
        assertThat(scene.lastExecution(sender, path).path("status").asString()).isEqualTo("SENT");
        assertThat(scene.lastExecution(sender, path).path("tries").asInt()).isEqualTo(2);
        assertThat(scene.told(path, "INSUFFICIENT_BALANCE")).isZero();
    }

    @Test
    void hasFailedAfterItsThirdTryAndTellsTheMember() {
        TestMember sender = scene.pay.memberWith(5_000);
        String path = scene.ordered(sender, Order.once(recipient.id(), 12_000, day));
        failAllDay(day);

        JsonNode failed = scene.lastExecution(sender, path);
        assertThat(failed.path("status").asString()).isEqualTo("FAILED");
        assertThat(failed.path("code").asString()).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(failed.path("tries").asInt()).isEqualTo(3);
        assertThat(status(sender, path)).isEqualTo("FAILED");
        assertThat(scene.told(path, "INSUFFICIENT_BALANCE")).isEqualTo(1);
        assertThat(scene.pay.api.balance(recipient)).isZero();
    }

    @Test
    void isRefusedByTheLimitsOfTransfers() {
        TestMember sender = scene.pay.memberWith(50_000);
        scene.pay.api.transfer(sender, recipient.id(), 1);
        String path = scene.ordered(sender, Order.once(recipient.id(), 12_000, day));
        scene.pay.sql("update pay_transfer_usage set day_amount = 1000000, month_amount = 1000000 where member_id = ?",
                sender.id().value());
        scene.run(day, "09:00");
        assertThat(scene.lastExecution(sender, path).path("code").asString()).isEqualTo("TRANSFER_ABOVE_DAILY_LIMIT");
        scene.pay.sql("update pay_transfer_usage set day_amount = 100 where member_id = ?", sender.id().value());
        scene.run(day, "12:00");
        assertThat(scene.pay.number("select day_amount from pay_transfer_usage where member_id = " + sender.id()))
                .isEqualTo(12_100);
    }

    @Test
    void endsWhatIsRepeatedAfterThreeFailedDaysInARow() {
        TestMember sender = scene.pay.memberWith(5_000);
        String path = scene.ordered(sender, Order.weekly(recipient.id(), 12_000, day));
        failAllDay(day);
        failAllDay(day.plusWeeks(1));
        assertThat(scene.read(sender, path).path("failuresInARow").asInt()).isEqualTo(2);
        assertThat(status(sender, path)).isEqualTo("ACTIVE");
        failAllDay(day.plusWeeks(2));
        assertThat(status(sender, path)).isEqualTo("FAILED");
        assertThat(scene.told(path, "INSUFFICIENT_BALANCE")).isEqualTo(3);
        assertThat(scene.pay.number("select count(*) from platform_event_log where aggregate_id = "
                + ScheduleScene.id(path) + " and body like '%\"nextOn\":null%'")).isEqualTo(1);
        scene.pay.fill(sender, 50_000);
        scene.run(day.plusWeeks(3), "09:00");
        assertThat(scene.pay.api.balance(recipient)).isZero();
    }

    @Test
    void countsFailuresAnewAfterADayThatWasSent() {
        TestMember sender = scene.pay.memberWith(5_000);
        String path = scene.ordered(sender, Order.weekly(recipient.id(), 12_000, day).ending("times", 5));
        failAllDay(day);
        failAllDay(day.plusWeeks(1));
        scene.pay.fill(sender, 10_000);
        scene.run(day.plusWeeks(2), "09:00");
        assertThat(scene.read(sender, path).path("failuresInARow").asInt()).isZero();
        failAllDay(day.plusWeeks(3));
        assertThat(status(sender, path)).isEqualTo("ACTIVE");
        failAllDay(day.plusWeeks(4));
        assertThat(status(sender, path)).isEqualTo("COMPLETED");
        assertThat(scene.read(sender, path).path("daysPast").asInt()).isEqualTo(5);
        assertThat(scene.pay.api.balance(recipient)).isEqualTo(12_000);
    }

    @Test
    void sendsLateOnTheSameDay() {
        TestMember sender = scene.pay.memberWith(50_000);
        scene.ordered(sender, Order.once(recipient.id(), 12_000, day));
        scene.run(day, "21:59");
        assertThat(scene.pay.api.balance(recipient)).isEqualTo(12_000);
    }

    @Test
    void recordsAsMissedWhatNobodyTriedByTen() {
        TestMember sender = scene.pay.memberWith(50_000);
        String path = scene.ordered(sender, Order.weekly(recipient.id(), 12_000, day));
        // Down over two of its days.
        scene.run(day.plusWeeks(1), "22:00");
        assertThat(scene.pay.api.balance(recipient)).isZero();
        assertThat(scene.read(sender, path + "/executions").path("items").size()).isEqualTo(2);
        assertThat(scene.lastExecution(sender, path).path("status").asString()).isEqualTo("MISSED");
        assertThat(scene.told(path, "MISSED")).isEqualTo(2);
        assertThat(scene.read(sender, path).path("failuresInARow").asInt()).isZero();
        assertThat(scene.read(sender, path).path("nextOn").asString()).isEqualTo(day.plusWeeks(2).toString());
        scene.run(day.plusWeeks(2), "09:00");
        assertThat(scene.pay.api.balance(recipient)).isEqualTo(12_000);
    }

    @Test
    void hasFailedWhenItWasRefusedAndNobodyTriedAgain() {
        TestMember sender = scene.pay.memberWith(5_000);
        String path = scene.ordered(sender, Order.once(recipient.id(), 12_000, day));
        scene.run(day, "09:00");
        scene.pay.fill(sender, 50_000);
        scene.run(day.plusDays(1), "09:00");
        assertThat(scene.lastExecution(sender, path).path("status").asString()).isEqualTo("FAILED");
        assertThat(scene.told(path, "INSUFFICIENT_BALANCE")).isEqualTo(1);
        assertThat(scene.pay.api.balance(recipient)).isZero();
    }

    @Test
    void waitsWhenItsDayHasBecomeAHoliday() {
        TestMember sender = scene.pay.memberWith(50_000);
        LocalDate saturday = day.with(TemporalAdjusters.nextOrSame(SATURDAY));
        LocalDate due = BusinessDayRule.NEXT_BUSINESS_DAY.due(saturday, context.getBean(BusinessDays.class));
        String path = scene.ordered(sender, Order.once(recipient.id(), 12_000, saturday).by("NEXT_BUSINESS_DAY"));
        assertThat(scene.read(sender, path).path("nextOn").asString()).isEqualTo(due.toString());
        // As if banks had worked on Saturday when it was ordered.
        scene.pay.sql("update pay_scheduled_transfer set due_on = planned_on, next_at = next_at - interval ? day "
                + "where id = ?", ChronoUnit.DAYS.between(saturday, due), ScheduleScene.id(path));
        scene.run(saturday, "09:00");
        assertThat(scene.pay.api.balance(recipient)).isZero();
        scene.run(due, "09:00");
        assertThat(scene.pay.api.balance(recipient)).isEqualTo(12_000);
        assertThat(scene.lastExecution(sender, path).path("dueOn").asString()).isEqualTo(due.toString());
    }

    @Test
    void failsCodedWhenTheRecipientHasLeft() {
        TestMember sender = scene.pay.memberWith(50_000);
        String path = scene.ordered(sender, Order.once(recipient.id(), 12_000, day));
        leave(recipient);
        failAllDay(day);
        assertThat(scene.lastExecution(sender, path).path("code").asString()).isEqualTo("TRANSFER_PAYEE_UNAVAILABLE");
        assertThat(scene.told(path, "TRANSFER_PAYEE_UNAVAILABLE")).isEqualTo(1);
    }

    @Test
    void endsWithItsMember() {
        TestMember sender = scene.pay.member();
        String path = scene.ordered(sender, Order.weekly(TestMembers.newPhone(), 12_000, day));
        String tried = scene.ordered(sender, Order.weekly(recipient.id(), 12_000, day));
        scene.run(day, "09:00");
        leave(sender);
        assertThat(status(sender, path)).isEqualTo("MEMBER_LEFT");
        assertThat(scene.lastExecution(sender, tried).path("status").asString()).isEqualTo("CANCELED");
        assertThat(scene.pay.count("pay_scheduled_transfer where member_id = " + sender.id()
                + " and (phone is not null or next_at is not null)")).isZero();
        assertThat(scene.ask(sender, Order.once(recipient.id(), 1, day)).status()).isGreaterThanOrEqualTo(400);
    }

    private void failAllDay(LocalDate on) {
        scene.run(on, "09:00");
        scene.run(on, "12:00");
        scene.run(on, "18:00");
    }

    private void leave(TestMember member) {
        scene.pay.tell(new MemberLeft(scene.pay.id(), scene.pay.now(), member.id()));
        Awaitility.await().until(
                () -> scene.pay.count("pay_wallet where status = 'CLOSED' and member_id = " + member.id()) == 1);
    }

    private String status(TestMember member, String path) {
        return scene.read(member, path).path("status").asString();
    }
}
