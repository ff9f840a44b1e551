package pay.point;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import benefit.events.PointsGranted;
import benefit.events.ProgrammeFundingOrdered;
import member.events.MemberLeft;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import pay.PayScene;
import pay.ledger.Account;
import pay.ledger.Ledger;
import pay.ledger.LedgerRefusal;
import pay.wallet.CloseWallet;
import platform.id.Tsid;
import platform.money.Won;
import testing.MadangTest;
import testing.Overlap;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@MadangTest
class PointsTest {
    @Autowired
    CreditPoints creditPoints;
    @Autowired
    FundProgramme fundProgramme;
    @Autowired
    CloseWallet closeWallet;
    @Autowired
    ForfeitPoints forfeitPoints;
    @Autowired
    LapsePoints lapsePoints;
    @Autowired
    PointExpiryJob expiryJob;
    @Autowired
    OverduePoints overduePoints;
    @Autowired
    Ledger ledger;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    ApplicationContext context;

    PayScene scene;
    Tsid programme;

    @BeforeEach
    void setTheStage() {
        scene = new PayScene(context);
        programme = scene.id();
    }

    @AfterEach
    void theBooksAreRight() {
        scene.assertTheBooksAreRight();
    }

    @Test
    void creditsGrantedPointsOutOfTheProgrammesBudget() {
        TestMember member = scene.member();
        scene.tell(new ProgrammeFundingOrdered(scene.id(), scene.now(), scene.id(), programme, "WALKING",
                Won.of(1_000)));
        Awaitility.await().until(() -> budget() == 1_000);
        Tsid grant = scene.id();
        scene.tell(granted(grant, member, 10));
        scene.tell(granted(scene.id(), member, 20));

        Awaitility.await().until(() -> scene.api.wallet(member).body().path("points").asLong() == 30);
        assertThat(budget()).isEqualTo(970);
        var points = scene.api.get(member, "/v1/pay/points").body();
        assertThat(points.path("balance").asLong()).isEqualTo(30);
        assertThat(points.path("nextExpiry").path("at").asString()).isNotEmpty();
        var newest = scene.api.get(member, "/v1/pay/points/movements?limit=1").body();
        assertThat(newest.at("/items/0/sequence").asLong()).isEqualTo(2);
        assertThat(newest.at("/items/0/balance").asLong()).isEqualTo(30);
        assertThat(newest.at("/items/0/description").asString()).isEqualTo("5,000걸음 달성");
        var first = scene.api.get(member,
                "/v1/pay/points/movements?cursor=" + newest.path("nextCursor").asString()).body();
        assertThat(first.at("/items/0/sequence").asLong()).isEqualTo(1);
        Awaitility.await().until(() -> answers("pay.points-credited", grant) == 1);
    }

    @Test
    void creditsAGrantOnceAndAnswersEachTime() {
        TestMember member = funded(100);
        PointGrant grant = grant(member, 10);
        creditPoints.credit(grant);
        creditPoints.credit(grant);

        assertThat(points(member)).isEqualTo(10);
        assertThat(answers("pay.points-credited", grant.id())).isEqualTo(2);
    }

    @Test
    void booksAFundingOnce() {
        Tsid funding = scene.id();
        fundProgramme.fund(funding, programme, Won.of(500));
        fundProgramme.fund(funding, programme, Won.of(500));

        assertThat(budget()).isEqualTo(500);
    }

    @Test
    void givesNoMoreThanTheBudgetHolds() {
        TestMember member = funded(25);
        creditPoints.credit(grant(member, 20));

        assertThatThrownBy(() -> creditPoints.credit(grant(member, 6))).isInstanceOf(LedgerRefusal.class);
        assertThat(points(member)).isEqualTo(20);
    }

    @Test
    void refusesAMemberWhoseWalletIsClosedAndTakesWhatTheyHeld() {
        TestMember member = funded(100);
        creditPoints.credit(grant(member, 30));
        long lapsed = lapsed();
        scene.tell(new MemberLeft(scene.id(), scene.now(), member.id()));
        Awaitility.await().until(() -> points(member) == 0);
        assertThat(lapsed()).isEqualTo(lapsed + 30);

        PointGrant late = grant(member, 10);
        creditPoints.credit(late);
        assertThat(points(member)).isZero();
        assertThat(answers("pay.points-refused", late.id())).isEqualTo(1);
        assertThat(budget()).isEqualTo(70);
    }

    @Test
    void leavesNoPointsInAWalletThatIsClosedMeanwhile() throws Exception {
        TestMember member = funded(100);
        new Overlap(context).of(() -> creditPoints.credit(grant(member, 10)), () -> leaves(member));
        assertThat(points(member)).isZero();
        TestMember other = scene.member();
        new Overlap(context).of(() -> leaves(other), () -> creditPoints.credit(grant(other, 10)));
        assertThat(points(other)).isZero();
    }

    @Test
    void letsPointsLapseOnTheirDayAndGivesTheWonBackToTheBudget() {
        TestMember member = funded(100);
        Instant now = scene.now();
        creditPoints.credit(grant(member, 10, now.minusSeconds(1)));
        creditPoints.credit(grant(member, 20, now.minusSeconds(5)));
        creditPoints.credit(grant(member, 30, now.plusSeconds(3600)));
        long reserve = ledger.balance(Account.POINT_RESERVE).credit();
        expiryJob.run();
        expiryJob.run();

        assertThat(points(member)).isEqualTo(30);
        assertThat(budget()).isEqualTo(70);
        assertThat(ledger.balance(Account.POINT_RESERVE).credit()).isEqualTo(reserve - 30);
        var newest = scene.api.get(member, "/v1/pay/points/movements?limit=1").body();
        assertThat(newest.at("/items/0/kind").asString()).isEqualTo("EXPIRY");
        assertThat(newest.at("/items/0/points").asLong()).isEqualTo(-30);
        assertThat(scene
                .number("select count(*) from platform_event_log where type = 'pay.points-expired' and aggregate_id = "
                        + member.id()))
                .isEqualTo(1);
    }

    @Test
    void keepsWhatASpendingHoldsOfALotWhoseDayHasCome() {
        TestMember member = funded(100);
        PointGrant grant = grant(member, 10, scene.now().minusSeconds(1));
        creditPoints.credit(grant);
        hold(grant, 4);
        expiryJob.run();
        assertThat(points(member)).isEqualTo(4);

        hold(grant, 0);
        expiryJob.run();
        assertThat(points(member)).isZero();
        assertThat(budget()).isEqualTo(100);
    }

    @Test
    void lapsesOrForfeitsButNeverBoth() throws Exception {
        TestMember member = funded(100);
        creditPoints.credit(grant(member, 10, scene.now().minusSeconds(1)));
        new Overlap(context).of(() -> lapsePoints.lapse(member.id()), () -> leaves(member));
        assertThat(points(member)).isZero();
        TestMember other = scene.member();
        creditPoints.credit(grant(other, 10, scene.now().minusSeconds(1)));
        new Overlap(context).of(() -> leaves(other), () -> lapsePoints.lapse(other.id()));
        assertThat(points(other)).isZero();
    }

    @Test
    void lapsesOnceAndKeepsNobodyWaitingForAnother() throws Exception {
        TestMember member = funded(100);
        creditPoints.credit(grant(member, 10, scene.now().minusSeconds(1)));
        AtomicBoolean passedOver = new AtomicBoolean();
        new Overlap(context).of(() -> lapsePoints.lapse(member.id()), () -> {
            lapsePoints.lapse(member.id());
            passedOver.set(true);
        }, () -> assertThat(passedOver).isTrue());
        assertThat(points(member)).isZero();
        assertThat(budget()).isEqualTo(100);
    }

    @Test
    void lapsesOfAllHoweverManyAreDueAtOneTime() {
        TestMember member = funded(1_000);
        Instant day = scene.now().minusSeconds(1);
        List<TestMember> others = List.of(scene.member(), scene.member());
        others.forEach(each -> creditPoints.credit(grant(each, 1, day)));
        for (int i = 0; i < 101; i++) {
            creditPoints.credit(grant(member, 1, day));
        }
        assertThat(overduePoints.since()).isPositive();
        expiryJob.run();
        assertThat(points(member) + points(others.get(0)) + points(others.get(1))).isZero();
        assertThat(overduePoints.since()).isZero();
    }

    /** As a spending will do. */
    private void hold(PointGrant grant, long points) {
        transaction.executeWithoutResult(status -> jdbc
                .update("update pay_point_lot set held = ? where grant_id = ?", points, grant.id().value()));
    }

    /** As the listener of MemberLeft does. */
    private void leaves(TestMember member) {
        closeWallet.close(member.id());
        forfeitPoints.forfeit(member.id(), scene.now());
    }

    private TestMember funded(long won) {
        fundProgramme.fund(scene.id(), programme, Won.of(won));
        return scene.member();
    }

    private PointGrant grant(TestMember member, long points) {
        return grant(member, points, scene.now().plus(Duration.ofDays(365)));
    }

    private PointGrant grant(TestMember member, long points, Instant expiresAt) {
        return new PointGrant(scene.id(), member.id(), programme, points, "5,000걸음 달성", expiresAt);
    }

    private PointsGranted granted(Tsid grant, TestMember member, long points) {
        return new PointsGranted(scene.id(), scene.now(), grant, member.id(), programme, "WALKING", points,
                "5,000걸음 달성", scene.now().plus(Duration.ofDays(365)));
    }

    private long points(TestMember member) {
        return scene.number("select coalesce(sum(remaining), 0) from pay_point_lot where member_id = " + member.id());
    }

    private long budget() {
        return scene.number("select coalesce(sum(b.credit_posted - b.debit_posted), 0) from pay_balance b "
                + "join pay_account a on a.id = b.account_id where a.kind = 'PROGRAMME_BUDGET' and a.owner = "
                + programme);
    }

    private long lapsed() {
        return scene.number("select credit_posted - debit_posted from pay_balance where account_id = 22");
    }

    private long answers(String type, Tsid grant) {
        return scene.number("select count(*) from platform_event_log where type = '" + type + "' and aggregate_id = "
                + grant);
    }
}
