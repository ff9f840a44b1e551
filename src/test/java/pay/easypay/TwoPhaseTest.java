package pay.easypay;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import member.staff.TestStaff;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import pay.freeze.FreezeAccount;
import platform.id.Tsid;
import platform.security.StaffCaller;
import testing.Api;
import testing.MadangTest;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
@TestPropertySource(properties = {"madang.pay.cashback.job-delay=200ms",
        "madang.pay.point.expiry-delay=200ms"})
class TwoPhaseTest {
    @Autowired
    ApplicationContext context;
    ShopScene shop;

    @BeforeEach
    void setTheStage() {
        shop = new ShopScene(context);
    }

    @AfterEach
    void theBooksAreRight() {
        shop.scene.assertTheBooksAreRight();
    }

    @Test
    void takesAPartOfWhatWasAuthorisedAndReleasesTheRest() {
        TestMember member = shop.scene.memberWith(10_000);
        Tsid grant = shop.grant(member, 1_000, Duration.ofDays(30));
        String key = shop.authorized(member, 9_000, 1_000);
        assertThat(shop.state(key)).isEqualTo("AUTHORIZED");
        assertThat(shop.available(member)).isEqualTo(1_000);
        assertThat(shop.payable()).isZero();
        assertThat(shop.cancel(key).code()).isEqualTo("PAYMENT_IN_OTHER_STATE");
        assertThat(shop.capture(key, 10_001).code()).isEqualTo("CAPTURE_EXCEEDS_PAYMENT");
        Api.Answer captured = shop.capture(key, 3_000);
        assertThat(captured.text("status")).isEqualTo("DONE");
        assertThat(captured.body().path("balance").asLong()).isEqualTo(3_000);
        // Points are used up before money.
        assertThat(shop.scene.api.balance(member)).isEqualTo(8_000);
        assertThat(shop.available(member)).isEqualTo(8_000);
        assertThat(shop.lot(grant, "remaining")).isZero();
        assertThat(shop.payable()).isEqualTo(3_000);
        assertThat(shop.capture(key, 1).code()).isEqualTo("PAYMENT_IN_OTHER_STATE");
        assertThat(shop.cancel(key).text("status")).isEqualTo("CANCELED");
        assertThat(shop.points(member)).isEqualTo(1_000);
    }

    @Test
    void takesPointsAloneWhenTheyCoverThePart() {
        TestMember member = shop.scene.memberWith(10_000);
        Tsid grant = shop.grant(member, 1_000, Duration.ofDays(30));
        String key = shop.authorized(member, 9_000, 1_000);
        assertThat(shop.capture(key, 400).text("status")).isEqualTo("DONE");
        assertThat(shop.available(member)).isEqualTo(10_000);
        assertThat(shop.lot(grant, "remaining - held")).isEqualTo(600);
        assertThat(shop.points(member)).isEqualTo(600);
    }

    /** 지급정지: also what was approved before, in money or in points; the merchant is not told why, and can give it up. */
    @Test
    void takesNothingFromAWalletThatWasFrozenMeanwhile(@Autowired FreezeAccount freeze) {
        TestMember member = shop.scene.memberWith(30_000);
        shop.grant(member, 1_000, Duration.ofDays(30));
        String authorized = shop.authorized(member, 9_000, 0);
        String inPoints = shop.authorized(member, 0, 1_000);
        String approved = shop.asks(4_000);
        shop.approve(member, approved, 4_000, 0);
        String toAuthorize = shop.asksToAuthorize(2_000);
        shop.approve(member, toAuthorize, 2_000, 0);
        StaffCaller operator = operator();
        context.getBean(TransactionTemplate.class)
                .executeWithoutResult(_ -> freeze.freezeAfterReview(operator, member.id(), new Tsid(1)));

        assertThat(List.of(shop.capture(authorized, 9_000), shop.capture(inPoints, 1_000), shop.confirm(approved),
                shop.confirm(toAuthorize))).extracting(Api.Answer::code).containsOnly("PAYMENT_DECLINED");
        assertThat(shop.payable()).isZero();
        assertThat(shop.scene.api.balance(member)).isEqualTo(30_000);
        assertThat(shop.giveUp(inPoints).text("status")).isEqualTo("CANCELED");
        assertThat(shop.points(member)).isEqualTo(1_000);
    }

    private StaffCaller operator() {
        return new StaffCaller(TestStaff.operator(context).id(), "operator", Set.of("OPERATOR"), null);
    }

    @Test
    void givesUpWhatIsNotCapturedInAWeek() {
        TestMember member = shop.scene.memberWith(10_000);
        String key = shop.authorized(member, 9_000, 0);
        shop.itsTimeIsOver(key);
        Awaitility.await().until(() -> shop.state(key).equals("CANCELED"));
        assertThat(shop.available(member)).isEqualTo(10_000);
        assertThat(shop.capture(key, 1).code()).isEqualTo("PAYMENT_IN_OTHER_STATE");
    }

    @Test
    void keepsPointsFromLapsingWhileTheyAreSetAside() {
        TestMember member = shop.scene.memberWith(10_000);
        Tsid grant = shop.grant(member, 1_000, Duration.ofDays(30));
        String key = shop.authorized(member, 9_000, 600);
        shop.scene.sql("update pay_point_lot set expires_at = utc_timestamp(6) - interval 1 day where grant_id = ?",
                grant.value());
        Awaitility.await().until(() -> shop.lot(grant, "remaining") == 600);
        assertThat(shop.points(member)).isEqualTo(600);
        assertThat(shop.giveUp(key).text("status")).isEqualTo("CANCELED");
        Awaitility.await().until(() -> shop.lot(grant, "remaining") == 0);
        assertThat(shop.points(member)).isZero();
    }
}
