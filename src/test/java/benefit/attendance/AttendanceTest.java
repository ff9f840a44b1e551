package benefit.attendance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import benefit.BenefitScene;
import benefit.grant.GrantPoints;
import benefit.grant.Programme;
import benefit.grant.ReadGrants;
import benefit.refusal.BenefitError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;
import platform.time.BusinessDays;
import platform.web.DomainException;
import testing.Api;
import testing.MadangTest;
import testing.MovableClock;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@MadangTest
class AttendanceTest {
    @Autowired
    Attendances attendances;
    @Autowired
    GrantPoints grantPoints;
    @Autowired
    ReadGrants grants;
    @Autowired
    Ids ids;
    @Autowired
    TransactionTemplate transaction;

    BenefitScene scene;
    TestMember member;

    @BeforeEach
    void setTheStage(@Autowired ApplicationContext context) {
        scene = new BenefitScene(context);
        scene.fund(Programme.ATTENDANCE, 1_000);
        member = scene.member();
    }

    @Test
    void isWorthPointsOnceADay() {
        Api.Answer checkedIn = scene.post(member, "/v1/benefit/attendance", null);
        assertThat(checkedIn.status()).isEqualTo(201);
        assertThat(checkedIn.body().path("streak").asInt()).isEqualTo(1);
        assertThat(checkedIn.body().at("/grant/points").asLong()).isEqualTo(5);
        assertThat(scene.post(member, "/v1/benefit/attendance", null).code()).isEqualTo("ALREADY_CHECKED_IN");
        BenefitScene.await(() -> scene.get(member, "/v1/pay/points").body().path("balance").asLong() == 5);
    }

    @Test
    void countsDaysInARowAndPaysMoreEverySeventh() {
        MovableClock clock = new MovableClock(scene.now().minus(Duration.ofDays(30)));
        CheckIn checkIn = new CheckIn(attendances, grantPoints, grants, ids, clock);
        List<Integer> streaks = new ArrayList<>();
        List<Long> points = new ArrayList<>();
        for (int day = 0; day < 9; day++) {
            // One day is left out.
            clock.move(Duration.ofDays(day == 8 ? 2 : 1));
            CheckIn.CheckedIn checkedIn = transaction.execute(status -> checkIn.checkIn(member.id()));
            streaks.add(checkedIn.streak());
            points.add(checkedIn.grant().points());
        }
        assertThat(streaks).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 1);
        assertThat(points).containsExactly(5L, 5L, 5L, 5L, 5L, 5L, 30L, 5L, 5L);
    }

    @Test
    void aDayBeginsAtMidnightInKoreaAlsoALeapDayAndTheOneAfterIt() {
        MovableClock clock = new MovableClock(Instant.parse("2028-02-28T14:59:59.999Z"));
        CheckIn checkIn = new CheckIn(attendances, grantPoints, grants, ids, clock);
        for (String day : List.of("2028-02-28", "2028-02-29", "2028-03-01")) {
            CheckIn.CheckedIn checkedIn = transaction.execute(status -> checkIn.checkIn(member.id()));
            assertThat(checkedIn.day()).isEqualTo(day);
            clock.set(checkedIn.day().plusDays(1).atStartOfDay(BusinessDays.SEOUL).toInstant().minusMillis(1));
            assertThatThrownBy(() -> transaction.execute(status -> checkIn.checkIn(member.id())))
                    .isInstanceOfSatisfying(DomainException.class,
                            refused -> assertThat(refused.code()).isEqualTo(BenefitError.ALREADY_CHECKED_IN));
            clock.move(Duration.ofMillis(1));
        }
    }
}
