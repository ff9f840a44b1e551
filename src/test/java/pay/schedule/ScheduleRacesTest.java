package pay.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import member.events.MemberLeft;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.schedule.ScheduleScene.Order;
import pay.transfer.Addressee;
import platform.money.Won;
import platform.web.DomainException;
import testing.MadangTest;
import testing.Overlap;
import testing.Race;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pay.schedule.ScheduleScene.at;

/** Whoever comes at once, and whoever dies: each planned day is carried out once or not at all. */
@MadangTest
class ScheduleRacesTest {

    @Autowired
    ApplicationContext context;
    @Autowired
    ScheduleTransfer scheduleTransfer;
    @Autowired
    CancelSchedule cancelSchedule;

    ScheduleScene scene;
    TestMember sender;
    TestMember recipient;
    LocalDate day;

    @BeforeEach
    void setTheStage() {
        scene = new ScheduleScene(context);
        sender = scene.pay.memberWith(50_000);
        recipient = scene.pay.member();
        day = scene.soon();
    }

    @AfterEach
    void theBooksAreRight() {
        scene.pay.assertTheBooksAreRight();
    }

    /** The machine stops: no commit, and nobody catches anything. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static void die() {
        throw new Death();
    }

    @Test
    void hasDoneNothingWhenItDiesBeforeTheCommit() {
        String path = scene.ordered(sender, Order.once(recipient.id(), 1_000, day));
        assertThatThrownBy(() -> scene.run(at(day, "09:00"), ScheduleRacesTest::die, () -> {
        }))
                .isInstanceOf(Death.class);
        assertThat(scene.pay.api.balance(recipient)).isZero();
        assertThat(scene.read(sender, path).path("status").asString()).isEqualTo("ACTIVE");
        scene.run(day, "09:01");
        scene.run(day, "09:02");
        assertThat(scene.pay.api.balance(recipient)).isEqualTo(1_000);
    }

    @Test
    void doesNotDoItAgainWhenItDiesAfterTheCommit() {
        String path = scene.ordered(sender, Order.weekly(recipient.id(), 1_000, day));
        assertThatThrownBy(() -> scene.run(at(day, "09:00"), () -> {
        }, ScheduleRacesTest::die))
                .isInstanceOf(Death.class);
        scene.run(day, "09:01");
        assertThat(scene.pay.api.balance(recipient)).isEqualTo(1_000);
        assertThat(scene.read(sender, path).path("nextOn").asString()).isEqualTo(day.plusWeeks(1).toString());
    }

    /** The key of the planned day is what stands when all else is wrong, and one that cannot be done keeps nobody. */
    @Test
    void neverCarriesOutADayThatIsDecidedAndDoesTheOthers() {
        String decided = scene.ordered(sender, Order.once(recipient.id(), 1_000, day));
        String other = scene.ordered(sender, Order.once(recipient.id(), 10, day));
        scene.pay.sql("insert into pay_scheduled_execution (schedule_id, planned_on, due_on, status, tries, at) "
                + "values (?, ?, ?, 'MISSED', 0, utc_timestamp(6))", ScheduleScene.id(decided), day, day);
        scene.run(day, "09:00");
        scene.run(day, "09:06");
        assertThat(scene.pay.api.balance(recipient)).isEqualTo(10);
        assertThat(scene.lastExecution(sender, other).path("status").asString()).isEqualTo("SENT");
        assertThat(scene.read(sender, decided).path("status").asString()).isEqualTo("ACTIVE");
    }

    @Test
    void sendsEachOnceOnTwoInstances() throws Exception {
        TestMember another = scene.pay.memberWith(50_000);
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            paths.add(scene.ordered(sender, Order.once(recipient.id(), 1, day)));
            scene.ordered(another, Order.once(recipient.id(), 1, day));
        }
        atOnce(() -> scene.run(day, "09:00"), () -> scene.run(day, "09:00"));
        // What one of them had locked, the other passed over; what neither did is done in the next round.
        scene.run(day, "09:01");
        assertThat(scene.pay.api.balance(recipient)).isEqualTo(80);
        assertThat(scene.pay.count("pay_transfer where recipient = " + recipient.id())).isEqualTo(80);
        assertThat(paths).allMatch(path -> scene.read(sender, path).path("status").asString().equals("COMPLETED"));
    }

    @Test
    void isSentOrTakenBackButNeverBoth() throws Exception {
        int sent = 0;
        for (int round = 0; round < Race.ROUNDS; round++) {
            String path = scene.ordered(sender, Order.once(recipient.id(), 1, day));
            AtomicBoolean canceled = new AtomicBoolean();
            atOnce(() -> scene.run(day, "09:00"), () -> canceled.set(isTakenBack(path)));
            boolean executed = scene.lastExecution(sender, path).path("status").asString("").equals("SENT");
            assertThat(executed).as("sent in round %d", round).isNotEqualTo(canceled.get());
            assertThat(scene.read(sender, path).path("status").asString())
                    .isEqualTo(executed ? "COMPLETED" : "CANCELED");
            sent += executed ? 1 : 0;
            assertThat(scene.pay.api.balance(recipient)).isEqualTo(sent);
        }
    }

    @Test
    void leavesNothingActiveOfAMemberWhoOrdersAndLeavesAtOnce() throws Exception {
        Overlap overlap = new Overlap(context);
        TestMember first = scene.pay.member();
        overlap.of(() -> order(first), () -> leave(first));
        TestMember second = scene.pay.member();
        assertThatThrownBy(() -> overlap.of(() -> leave(second), () -> order(second)))
                .hasRootCauseMessage("WALLET_CLOSED");
        assertThat(scene.pay.count("pay_scheduled_transfer where status = 'MEMBER_LEFT' and member_id = "
                + first.id())).isEqualTo(1);
        assertThat(scene.pay.count("pay_scheduled_transfer where status = 'ACTIVE' and member_id in (" + first.id()
                + "," + second.id() + ")")).isZero();
    }

    private void order(TestMember member) {
        ScheduleOrder order = new ScheduleOrder(new Addressee.Member(recipient.id()), null, Won.of(1), null,
                new Plan(new Rhythm.Once(day), BusinessDayRule.AS_IS, null, null));
        scheduleTransfer.schedule(member.caller(), order, "key", member.sign(order.message("key")));
    }

    private void leave(TestMember member) {
        scene.pay.deliverHere("pay.leaving-on-member-left",
                new MemberLeft(scene.pay.id(), scene.pay.now(), member.id()));
    }

    private boolean isTakenBack(String path) {
        try {
            cancelSchedule.cancel(sender.id(), new ScheduleId(ScheduleScene.id(path)));
            return true;
        } catch (DomainException ended) {
            return false;
        }
    }

    private static void atOnce(Runnable one, Runnable other) throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (Runnable each : List.of(one, other)) {
                running.add(threads.submit(() -> {
                    together.await();
                    each.run();
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
    }
}
