package benefit.mission;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import benefit.BenefitScene;
import benefit.grant.Programme;
import commerce.events.OrderPaid;
import loan.events.ComparisonClosed;
import member.events.MemberLeft;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.events.PaymentApproved;
import platform.id.Tsid;
import platform.money.Won;
import testing.Api;
import testing.MadangTest;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class MissionTest {
    @Autowired
    CountDeeds countDeeds;

    BenefitScene scene;
    TestMember member;

    @BeforeEach
    void setTheStage(@Autowired ApplicationContext context) {
        scene = new BenefitScene(context);
        scene.fund(Programme.MISSIONS, 1_000);
        member = scene.member();
    }

    @Test
    void isDoneByWhatAnotherModuleTellsAndRewardedOnce() {
        assertThat(claim("1").code()).isEqualTo("MISSION_NOT_DONE");
        Tsid payment = scene.id();
        scene.tell(new PaymentApproved(scene.id(), scene.now(), payment, scene.id(), member.id(), "제주 감귤",
                Won.of(12_900), List.of(), 2));
        BenefitScene.await(() -> mission(0, "state").equals("CLAIMABLE"));
        var claimed = claim("1");
        assertThat(claimed.status()).isEqualTo(201);
        assertThat(claimed.body().path("points").asLong()).isEqualTo(100);
        assertThat(claimed.text("description")).isEqualTo("첫 결제 하기");
        assertThat(claim("1").code()).isEqualTo("REWARD_ALREADY_CLAIMED");
        BenefitScene.await(() -> mission(0, "state").equals("PAID"));
        assertThat(mission(0, "title")).isEqualTo("Make your first payment");
    }

    @Test
    void isDoneByAnOrder() {
        scene.tell(new OrderPaid(scene.id(), scene.now(), scene.id(), member.id(), scene.id(), Won.of(1_000)));
        BenefitScene.await(() -> mission(1, "state").equals("CLAIMABLE"));
        assertThat(mission(0, "state")).isEqualTo("OPEN");
    }

    @Test
    void isDoneByAComparisonOfLoansThatBroughtNothing() {
        scene.tell(new ComparisonClosed(scene.id(), scene.now(), scene.id(), member.id(), "LIVING", Won.of(1_000), 20,
                0, null, 0));
        BenefitScene.await(() -> mission(2, "state").equals("CLAIMABLE"));
        assertThat(mission(2, "title")).isEqualTo("Compare loans for the first time");
        assertThat(claim("3").status()).isEqualTo(201);
        assertThat(claim("3").code()).isEqualTo("REWARD_ALREADY_CLAIMED");
    }

    @Test
    void countsEachDeedOnceAndNoMoreThanItsGoal() {
        Tsid mission = aMission(2, "2026-01-01", null);
        Tsid order = scene.id();
        for (int i = 0; i < 3; i++) {
            countDeeds.count(List.of(new Deed(Deed.Kind.ORDER_PAID, member.id(), order, scene.now())));
        }
        assertThat(done(mission)).isEqualTo(1);
        for (int i = 0; i < 3; i++) {
            countDeeds.count(List.of(new Deed(Deed.Kind.ORDER_PAID, member.id(), scene.id(), scene.now())));
        }
        assertThat(done(mission)).isEqualTo(2);
        end(mission);
    }

    @Test
    void countsWhatWasDoneWhileItLasted() {
        Tsid mission = aMission(3, "2026-03-01", "2026-03-31");
        for (String at : List.of("2026-02-28T14:59:59Z", "2026-02-28T15:00:00Z", "2026-03-31T14:59:59Z",
                "2026-03-31T15:00:00Z")) {
            countDeeds.count(List.of(new Deed(Deed.Kind.ORDER_PAID, member.id(), scene.id(), Instant.parse(at))));
        }
        assertThat(done(mission)).isEqualTo(2);
        end(mission);
    }

    @Test
    void knowsNoOther() {
        assertThat(claim("4711").code()).isEqualTo("MISSION_NOT_FOUND");
    }

    @Test
    void countsNothingForWhoLeft() {
        scene.tell(new MemberLeft(scene.id(), scene.now(), member.id()));
        BenefitScene.await(() -> scene.number("select count(*) from benefit_departed_member where member_id = "
                + member.id()) == 1);
        countDeeds.count(List.of(new Deed(Deed.Kind.ORDER_PAID, member.id(), scene.id(), scene.now())));
        for (String table : List.of("benefit_mission_deed", "benefit_mission_progress")) {
            assertThat(scene.number("select count(*) from " + table + " where member_id = " + member.id())).isZero();
        }
    }

    @Test
    void countsManyAtOnceAsOneByOne() {
        Tsid mission = aMission(3, "2026-03-01", null);
        TestMember another = scene.member();
        TestMember gone = scene.member();
        scene.tell(new MemberLeft(scene.id(), scene.now(), gone.id()));
        BenefitScene.await(() -> scene.number("select count(*) from benefit_departed_member where member_id = "
                + gone.id()) == 1);
        Tsid twice = scene.id();
        Tsid known = scene.id();
        countDeeds.count(List.of(ordered(member, known, "2026-03-01T00:00:00Z")));
        long told = scene.published("benefit.mission-advanced", member.id());

        countDeeds.count(List.of(ordered(member, twice, "2026-03-02T00:00:00Z"),
                ordered(gone, scene.id(), "2026-03-02T00:00:00Z"), ordered(member, known, "2026-03-03T00:00:00Z"),
                ordered(another, scene.id(), "2026-03-04T00:00:00Z"),
                ordered(member, scene.id(), "2026-02-03T00:00:00Z"),
                ordered(member, twice, "2026-03-05T00:00:00Z"),
                ordered(member, scene.id(), "2026-03-06T00:00:00Z"),
                ordered(member, scene.id(), "2026-03-07T00:00:00Z")));

        assertThat(done(mission)).isEqualTo(3);
        assertThat(scene.number("select count(*) from benefit_mission_progress where completed_at = '2026-03-06' "
                + "and mission_id = " + mission)).isOne();
        assertThat(scene.number("select count(*) from benefit_mission_progress where completed_at is not null "
                + "and mission_id = " + mission)).isOne();
        assertThat(scene.number("select count(*) from benefit_mission_deed where mission_id = " + mission))
                .as("all but what was known, was too early, or was of who left").isEqualTo(5);
        countDeeds.count(List.of(ordered(member, scene.id(), "2026-03-08T00:00:00Z"),
                ordered(another, scene.id(), "2026-03-08T00:00:00Z")));
        assertThat(scene.number("select count(*) from benefit_mission_deed where mission_id = " + mission))
                .as("nothing any more of who is done").isEqualTo(6);
        assertThat(scene.number("select done from benefit_mission_progress where mission_id = " + mission
                + " and member_id = " + another.id())).isEqualTo(2);
        assertThat(scene.number("select count(*) from benefit_mission_progress where member_id = " + gone.id()))
                .isZero();
        assertThat(scene.published("benefit.mission-advanced", gone.id())).isZero();
        assertThat(scene.number("select count(*) from platform_event_log where type = 'benefit.mission-advanced' "
                + "and aggregate_id = " + member.id() + " and json_value(body, '$.missionId') = " + mission
                + " and json_value(body, '$.done') = 3")).isOne();
        assertThat(scene.published("benefit.mission-advanced", member.id())).isGreaterThan(told);
        end(mission);
    }

    private static Deed ordered(TestMember by, Tsid order, String at) {
        return new Deed(Deed.Kind.ORDER_PAID, by.id(), order, Instant.parse(at));
    }

    private Api.Answer claim(String mission) {
        return scene.post(member, "/v1/benefit/mission-rewards", Map.of("missionId", mission));
    }

    private Tsid aMission(int goal, String from, String until) {
        Tsid id = scene.id();
        scene.sql("""
                insert into benefit_mission (id, code, deed, goal, points, title_ko, title_en, valid_from, valid_until)
                values (?, ?, 'ORDER_PAID', ?, 10, '주문하기', 'Order', ?, ?)""", id.value(), id.toString(), goal, from,
                until);
        return id;
    }

    private void end(Tsid mission) {
        scene.sql("delete from benefit_mission where id = ?", mission.value());
    }

    private long done(Tsid mission) {
        return scene.number("select done from benefit_mission_progress where mission_id = " + mission
                + " and member_id = " + member.id());
    }

    private String mission(int index, String field) {
        return scene.get(member, "/v1/benefit/today").text("missions/" + index + "/" + field);
    }
}
