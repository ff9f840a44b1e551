package benefit.leaving;

import java.util.List;

import benefit.BenefitScene;
import benefit.grant.Programme;
import commerce.events.OrderPaid;
import member.events.DeviceBound;
import member.events.MemberLeaveRequested;
import member.events.MemberLeft;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.money.Won;
import testing.MadangTest;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class LeavingTest {
    private static final List<String> ERASED = List.of("benefit_step_minute", "benefit_step_day", "benefit_step_phone",
            "benefit_device", "benefit_claim", "benefit_attendance", "benefit_mission_deed",
            "benefit_mission_progress");

    @Autowired
    ApplicationContext context;

    BenefitScene scene;

    @BeforeEach
    void setTheStage() {
        scene = new BenefitScene(context);
        for (Programme programme : Programme.values()) {
            scene.fund(programme, 1_000);
        }
    }

    @Test
    void keepsNobody() {
        TestMember member = scene.member();
        var request = scene.id();
        scene.tell(new MemberLeaveRequested(scene.id(), scene.now(), member.id(), request));
        BenefitScene.await(() -> scene.published("benefit.leave-cleared", member.id()) == 1);
    }

    @Test
    void erasesWhatAMemberDidAndKeepsThatPointsWereGiven() {
        TestMember member = busyMember();
        assertThat(ERASED).allSatisfy(table -> assertThat(rows(table, member)).as(table).isPositive());
        scene.tell(new MemberLeft(scene.id(), scene.now(), member.id()));
        BenefitScene.await(() -> rows("benefit_departed_member", member) == 1);
        assertThat(ERASED).allSatisfy(table -> assertThat(rows(table, member)).as(table).isZero());
        assertThat(scene.number("select count(*) from benefit_grant where description = '' and member_id = "
                + member.id())).isEqualTo(2);
        scene.tell(new DeviceBound(scene.id(), scene.now(), member.id(), member.deviceId(), member.publicKey()));
        assertThat(scene.post(member, "/v1/benefit/attendance", null).code()).isEqualTo("MEMBER_HAS_LEFT");
        assertThat(scene.walksYesterday(member, 100).code()).isEqualTo("MEMBER_HAS_LEFT");
        assertThat(ERASED).allSatisfy(table -> assertThat(rows(table, member)).as(table).isZero());
    }

    private TestMember busyMember() {
        TestMember member = scene.member();
        assertThat(scene.walksYesterday(member, 1_000).status()).isEqualTo(200);
        assertThat(scene.claim(member, scene.today().minusDays(1), 1_000).status()).isEqualTo(201);
        assertThat(scene.post(member, "/v1/benefit/attendance", null).status()).isEqualTo(201);
        scene.tell(new OrderPaid(scene.id(), scene.now(), scene.id(), member.id(), scene.id(), Won.of(1_000)));
        BenefitScene.await(() -> rows("benefit_mission_progress", member) == 1);
        return member;
    }

    private long rows(String table, TestMember member) {
        return scene.number("select count(*) from " + table + " where member_id = " + member.id());
    }
}
