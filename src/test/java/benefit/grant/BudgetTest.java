package benefit.grant;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import benefit.BenefitScene;
import benefit.refusal.BenefitError;
import org.hibernate.exception.JDBCConnectionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import pay.PayScene;
import pay.events.PointsExpired;
import platform.audit.AuditActor;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;
import testing.HeldDelivery;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@MadangTest
class BudgetTest {
    private static final int WRITERS = 64;
    private static final int TRIES = 4;
    private static final long POINTS = 10;
    private static final long LEFT = 1_004;

    @Autowired
    GrantPoints grantPoints;
    @Autowired
    RepeatGrants repeatGrants;
    @Autowired
    RepeatFundings repeatFundings;
    @Autowired
    SettleGrant settleGrant;
    @Autowired
    TakeBackLapsed takeBackLapsed;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Ids ids;
    @Autowired
    ApplicationContext context;

    BenefitScene scene;

    @BeforeEach
    void setTheStage() {
        scene = new BenefitScene(context);
        scene.fund(Programme.WALKING, 10_000);
    }

    @Test
    void isNotExceededByOneWonWithSixtyFourWriters() throws Exception {
        long budget = scene.number("select budget from benefit_programme where id = 1");
        scene.sql("update benefit_programme set budget = spent + ? where id = 1", LEFT);
        CyclicBarrier together = new CyclicBarrier(WRITERS);
        int granted = 0;
        // Nobody answers meanwhile: a refusal would give something back.
        try (HeldDelivery _ = new HeldDelivery(context); var threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<Integer>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(threads.submit(() -> {
                    together.await();
                    int mine = 0;
                    for (int tries = 0; tries < TRIES; tries++) {
                        mine += grants(ids.next(), POINTS) ? 1 : 0;
                    }
                    return mine;
                }));
            }
            for (Future<Integer> writer : writers) {
                granted += writer.get();
            }
        }
        assertThat(granted).isEqualTo((int) (LEFT / POINTS));
        assertThat(scene.number("select budget - spent from benefit_programme where id = 1")).isEqualTo(LEFT % POINTS);
        assertThat(grants(ids.next(), LEFT % POINTS)).as("the last won").isTrue();
        assertThat(grants(ids.next(), 1)).isFalse();
        scene.sql("update benefit_programme set budget = ? where id = 1", budget);
        assertThat(scene.number("""
                select count(*) from benefit_programme p where spent <> (select coalesce(sum(points), 0)
                    from benefit_grant g where g.programme_id = p.id and g.state <> 'REFUSED')
                - (select coalesce(sum(l.points), 0) from benefit_lapsed l join benefit_grant g on g.id = l.grant_id
                    where g.programme_id = p.id)""")).isZero();
    }

    @Test
    void leavesNothingOfAGrantThatItDoesNotCover() {
        Tsid member = ids.next();
        long budget = scene.number("select budget - spent from benefit_programme where id = 1");
        GrantId id = new GrantId(ids.nextLong());
        assertThatThrownBy(() -> transaction
                .executeWithoutResult(status -> grantPoints.grant(id,
                        new Award(member, Programme.WALKING, budget + 1, "too much"))))
                .isInstanceOf(DomainException.class).extracting("code").isEqualTo(BenefitError.PROGRAMME_EXHAUSTED);
        assertThat(scene.number("select count(*) from benefit_grant where id = " + id.value())).isZero();
        assertThat(scene.published("benefit.points-granted", Tsid.of(id))).isZero();
    }

    @Test
    void tellsPayAgainOfWhatItHasNotAnswered() {
        GrantId id = new GrantId(ids.nextLong());
        Tsid member = ids.next();
        try (HeldDelivery _ = new HeldDelivery(context)) {
            transaction.executeWithoutResult(
                    status -> grantPoints.grant(id, new Award(member, Programme.WALKING, 10, "5,000걸음 달성")));
            repeatGrants.repeat();
            assertThat(scene.published("benefit.points-granted", Tsid.of(id))).as("its time has not come").isEqualTo(1);
            scene.sql("update benefit_grant set repeat_at = '2026-01-01' where id = ?", id.value());
            repeatGrants.repeat();
            repeatGrants.repeat();
            assertThat(scene.published("benefit.points-granted", Tsid.of(id))).isEqualTo(2);
        }
        BenefitScene.await(() -> scene.number("select count(*) from benefit_grant where state = 'PAID' and id = "
                + id.value()) == 1);
        assertThat(new PayScene(context).number("select sum(remaining) from pay_point_lot where member_id = " + member))
                .isEqualTo(10);
    }

    @Test
    void tellsPayAgainOfMoneyBehindAProgrammeThatItHasNotBooked() {
        FundingId id = new FundingId(ids.nextLong());
        long budget = scene.number("select budget from benefit_programme where id = 1");
        try (HeldDelivery _ = new HeldDelivery(context)) {
            context.getBean(OrderFunding.class).order(id, Programme.WALKING, Won.of(700), AuditActor.SYSTEM);
            scene.sql("delete from platform_event_delivery where event_type = 'benefit.programme-funding-ordered'");
            repeatFundings.repeat();
            assertThat(told(id)).as("its time has not come").isEqualTo(1);
            scene.sql("update benefit_funding set repeat_at = '2026-01-01' where id = ?", id.value());
            repeatFundings.repeat();
            repeatFundings.repeat();
            assertThat(told(id)).isEqualTo(2);
            scene.sql("update benefit_funding set repeat_at = null where id = ?", id.value());
            repeatFundings.repeat();
            assertThat(told(id)).as("one that the release before ordered").isEqualTo(3);
        }
        BenefitScene.await(() -> scene.number("select budget from benefit_programme where id = 1") == budget + 700);
        scene.sql("update benefit_funding set repeat_at = '2026-01-01' where id = ?", id.value());
        repeatFundings.repeat();
        assertThat(told(id)).as("booked").isEqualTo(3);
    }

    @Test
    void tellsPayAgainBesideWhatCannotBeRead() {
        GrantId brokenGrant = new GrantId(ids.nextLong());
        GrantId grant = new GrantId(ids.nextLong());
        FundingId brokenFunding = new FundingId(ids.nextLong());
        FundingId funding = new FundingId(ids.nextLong());
        try (HeldDelivery _ = new HeldDelivery(context)) {
            for (GrantId each : List.of(brokenGrant, grant)) {
                transaction.executeWithoutResult(
                        _ -> grantPoints.grant(each, new Award(ids.next(), Programme.WALKING, 10, "5,000걸음 달성")));
            }
            for (FundingId each : List.of(brokenFunding, funding)) {
                context.getBean(OrderFunding.class).order(each, Programme.WALKING, Won.of(700), AuditActor.SYSTEM);
            }
            due("benefit_grant", brokenGrant.value(), grant.value());
            due("benefit_funding", brokenFunding.value(), funding.value());

            repeatGrants.repeat();
            repeatFundings.repeat();

            assertThat(scene.published("benefit.points-granted", Tsid.of(grant))).isEqualTo(2);
            assertThat(scene.published("benefit.points-granted", Tsid.of(brokenGrant))).isEqualTo(1);
            assertThat(told(funding)).isEqualTo(2);
            assertThat(told(brokenFunding)).isEqualTo(1);
            triedLaterAndMended("benefit_grant", brokenGrant.value());
            triedLaterAndMended("benefit_funding", brokenFunding.value());
        }
    }

    private void due(String table, long broken, long other) {
        scene.sql("update " + table + " set repeat_at = '2026-01-01' where id in (?, ?)", broken, other);
        scene.sql("update " + table + " set programme_id = 99 where id = ?", broken);
    }

    private void triedLaterAndMended(String table, long broken) {
        assertThat(scene.number("select count(*) from " + table + " where repeat_at > utc_timestamp() and id = "
                + broken)).isEqualTo(1);
        scene.sql("update " + table + " set programme_id = 1 where id = ?", broken);
    }

    private long told(FundingId id) {
        return scene.number("select told from benefit_funding where id = " + id.value());
    }

    @Test
    void keepsTheFirstAnswer() {
        GrantId id = new GrantId(ids.nextLong());
        try (HeldDelivery _ = new HeldDelivery(context)) {
            transaction.executeWithoutResult(
                    status -> grantPoints.grant(id, new Award(ids.next(), Programme.WALKING, 10, "5,000걸음 달성")));
            long spent = scene.number("select spent from benefit_programme where id = 1");
            settleGrant.settle(id, Programme.WALKING.id(), 10, "WALLET_CLOSED", scene.now());
            settleGrant.settle(id, Programme.WALKING.id(), 10, "WALLET_CLOSED", scene.now());
            assertThat(scene.number("select spent from benefit_programme where id = 1")).isEqualTo(spent - 10);
            settleGrant.settle(id, Programme.WALKING.id(), 10, null, scene.now());
            assertThat(scene.number("select count(*) from benefit_grant where state = 'REFUSED' and id = "
                    + id.value())).isEqualTo(1);
            scene.sql("delete from platform_event_delivery where event_id in (select id from platform_event_log "
                    + "where type = 'benefit.points-granted' and aggregate_id = ?)", id.value());
        }
    }

    @Test
    void growsAgainByPointsThatLapsedOncePerTelling() {
        GrantId id = new GrantId(ids.nextLong());
        Tsid member = ids.next();
        transaction.executeWithoutResult(
                status -> grantPoints.grant(id, new Award(member, Programme.WALKING, 10, "5,000걸음 달성")));
        long spent = scene.number("select spent from benefit_programme where id = 1");
        PointsExpired first = lapsed(member, id, 4);
        takeBackLapsed.takeBack(first);
        takeBackLapsed.takeBack(first);
        assertThat(scene.number("select spent from benefit_programme where id = 1")).isEqualTo(spent - 4);
        takeBackLapsed.takeBack(lapsed(member, id, 6));
        assertThat(scene.number("select spent from benefit_programme where id = 1")).isEqualTo(spent - 10);
    }

    private PointsExpired lapsed(Tsid member, GrantId grant, long points) {
        return new PointsExpired(ids.next(), scene.now(), member, points,
                List.of(new PointsExpired.Lot(Tsid.of(grant), Programme.WALKING.id(), points)));
    }

    private boolean grants(Tsid member, long points) {
        while (true) {
            try {
                transaction.executeWithoutResult(status -> grantPoints.grant(new GrantId(ids.nextLong()),
                        new Award(member, Programme.WALKING, points, "1,000걸음 달성")));
                return true;
            } catch (DomainException e) {
                assertThat(e.code()).isEqualTo(BenefitError.PROGRAMME_EXHAUSTED);
                return false;
            } catch (CannotCreateTransactionException | JDBCConnectionException e) {
                // 64 writers and 16 connections: on a busy machine one may wait too long for its turn.
            }
        }
    }
}
