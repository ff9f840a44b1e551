package benefit.claim;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import benefit.BenefitScene;
import benefit.grant.Programme;
import member.events.MemberLeft;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayScene;
import pay.events.PointsRefused;
import platform.id.Tsid;
import testing.Api;
import testing.HeldDelivery;
import testing.MadangTest;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class RewardTest {
    @Autowired
    ApplicationContext context;

    BenefitScene scene;
    LocalDate today;

    @BeforeEach
    void setTheStage() {
        scene = new BenefitScene(context);
        scene.fund(Programme.WALKING, 10_000);
        today = scene.today();
    }

    @Test
    void isPendingUntilPayHasCreditedThePoints() {
        TestMember member = walker(5_000);
        Api.Answer claimed;
        try (HeldDelivery _ = new HeldDelivery(context)) {
            claimed = scene.claim(member, today, 5_000);
            assertThat(claimed.status()).isEqualTo(201);
            assertThat(claimed.text("state")).isEqualTo("PENDING");
            assertThat(scene.get(member, "/v1/benefit/today").body().at("/ladder/1/state").asString())
                    .isEqualTo("PENDING");
        }
        String grant = "/v1/benefit/grants/" + claimed.text("id");
        assertThat(claimed.headers().firstValue("Location")).contains(grant);
        BenefitScene.await(() -> scene.get(member, grant).text("state").equals("PAID"));
        assertThat(scene.get(member, "/v1/pay/wallet").body().path("points").asLong()).isEqualTo(10);
        assertThat(scene.get(member, "/v1/benefit/grants").text("items/0/description")).isEqualTo("5,000걸음 달성");
        new PayScene(context).assertTheBooksAreRight();
        assertTheBudgetsAreRight();
    }

    @Test
    void isClaimedOncePerDayAndRung() {
        TestMember member = walker(10_000);
        assertThat(scene.claim(member, today, 1_000).status()).isEqualTo(201);
        assertThat(scene.claim(member, today, 1_000).code()).isEqualTo("REWARD_ALREADY_CLAIMED");
        Api.Answer highest = scene.claim(member, today, 10_000);
        assertThat(highest.body().path("points").asLong()).isEqualTo(20);
        assertThat(grants(member)).isEqualTo(2);
    }

    @Test
    void isClaimedOnceByOneKeyAndOnceByManyAtOnce() throws Exception {
        TestMember member = walker(1_000);
        List<Integer> statuses;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            statuses = threads
                    .invokeAll(IntStream.range(0, 8)
                            .<Callable<Integer>>mapToObj(
                                    i -> () -> scene.claim(member, today, 1_000).status())
                            .toList())
                    .stream().map(Future::resultNow).toList();
        }
        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(grants(member)).isEqualTo(1);

        TestMember another = walker(1_000);
        String key = UUID.randomUUID().toString();
        Map<String, Object> claim = Map.of("day", today.toString(), "steps", 1_000);
        Api.Answer first = scene.post(another, "/v1/benefit/rewards", claim, key);
        Api.Answer second = scene.post(another, "/v1/benefit/rewards", claim, key);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void takesTheStepsOfItsDay() {
        TestMember member = walker(4_999);
        Api.Answer refused = scene.claim(member, today, 5_000);
        assertThat(refused.code()).isEqualTo("STEPS_SHORT");
        assertThat(refused.text("message")).contains("5,000").contains("4,999");
        assertThat(scene.claim(member, today, 4_000).code()).isEqualTo("RUNG_UNKNOWN");
        assertThat(scene.claim(member, today.minusDays(1), 1_000).code()).isEqualTo("STEPS_SHORT");
        assertThat(scene.claim(member, today.minusDays(2), 1_000).code()).isEqualTo("REWARD_DAY_CLOSED");
        assertThat(scene.claim(member, today.plusDays(1), 1_000).code()).isEqualTo("REWARD_DAY_CLOSED");
        assertThat(grants(member)).isZero();
    }

    @Test
    void givesTheBudgetItsShareBackWhenPayRefuses() {
        TestMember member = walker(1_000);
        Api.Answer claimed;
        long spent;
        try (HeldDelivery _ = new HeldDelivery(context)) {
            claimed = scene.claim(member, today, 1_000);
            spent = spent();
            // As pay does when the wallet is closed.
            Tsid grant = new Tsid(Long.parseLong(claimed.text("id")));
            scene.sql("""
                    delete from platform_event_delivery where event_id in (select id from platform_event_log
                    where type = 'benefit.points-granted' and aggregate_id = ?)""", grant.value());
            scene.tell(new PointsRefused(scene.id(), scene.now(), grant, member.id(), Programme.WALKING.id(), 10,
                    "WALLET_CLOSED"));
        }
        BenefitScene.await(() -> scene.get(member, "/v1/benefit/grants/" + claimed.text("id")).text("state")
                .equals("REFUSED"));
        assertThat(spent()).isEqualTo(spent - 10);
        assertThat(scene.get(member, "/v1/benefit/today").body().at("/ladder/0/state").asString())
                .isEqualTo("REFUSED");
        assertTheBudgetsAreRight();
    }

    @Test
    void refusesWhoLeft() {
        TestMember member = walker(1_000);
        scene.tell(new MemberLeft(scene.id(), scene.now(), member.id()));
        BenefitScene.await(() -> scene.number("select count(*) from benefit_departed_member where member_id = "
                + member.id()) == 1);
        scene.hasWalked(member, 1_000);
        assertThat(scene.claim(member, today, 1_000).code()).isEqualTo("MEMBER_HAS_LEFT");
        assertThat(grants(member)).isZero();
    }

    @Test
    void aGrantOfAnotherMemberIsNotThere() {
        TestMember member = walker(1_000);
        String grant = scene.claim(member, today, 1_000).text("id");
        assertThat(scene.get(scene.member(), "/v1/benefit/grants/" + grant).code()).isEqualTo("GRANT_NOT_FOUND");
    }

    private TestMember walker(int steps) {
        TestMember member = scene.member();
        scene.hasWalked(member, steps);
        return member;
    }

    private long grants(TestMember member) {
        return scene.number("select count(*) from benefit_grant where member_id = " + member.id());
    }

    private long spent() {
        return scene.number("select spent from benefit_programme where id = " + Programme.WALKING.id());
    }

    private void assertTheBudgetsAreRight() {
        assertThat(scene.number("""
                select count(*) from benefit_programme p where spent <> (select coalesce(sum(points), 0)
                    from benefit_grant g where g.programme_id = p.id and g.state <> 'REFUSED')
                    - (select coalesce(sum(l.points), 0) from benefit_lapsed l join benefit_grant g on g.id = l.grant_id
                        where g.programme_id = p.id)""")).isZero();
    }
}
