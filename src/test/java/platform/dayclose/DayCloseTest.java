package platform.dayclose;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import platform.time.BusinessDays;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Days of shops that exist nowhere else; pay and commerce have tests of what a day comes to. */
@MadangTest
class DayCloseTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final int SHOPS = 2 * DayClose.BATCH + 50;

    private final Map<Long, RuntimeException> failing = new HashMap<>();
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    BusinessDays businessDays;
    @Autowired
    Clock clock;
    private DayClose<Long> days;

    @BeforeEach
    void makeTables() {
        sql("create table platform_shop_run (day date primary key, last_shop bigint, shops int, statements int, failed int, "
                + "begun_at datetime(6), finished_at datetime(6))");
        sql("create table platform_shop_gate (id int primary key, closed_until date)");
        sql("insert into platform_shop_gate values (1, '2000-01-01')");
        sql("create table platform_shop_passed_over (shop_id bigint primary key, day date, since datetime(6), "
                + "tried_at datetime(6), cause varchar(300))");
        sql("create table platform_shop_statement (shop bigint, day date, primary key (shop, day))");
        days = new DayClose<>(new Shops(), jdbc, transaction, businessDays, clock);
    }

    @AfterEach
    void dropTables() {
        sql("drop table platform_shop_run, platform_shop_gate, platform_shop_passed_over, platform_shop_statement");
    }

    @Test
    void passesOverWhoCannotBeClosedAndTriesAgainTheNextDay() {
        failing.put(120L, new ArithmeticException("long overflow"));

        days.closeUntil(DAY);
        assertThat(newest()).extracting(DayRun::accounts, DayRun::made, DayRun::failed, DayRun::isFinished)
                .containsExactly(SHOPS, SHOPS - 1, 1, true);
        assertThat(days.cases("shops").count().getAsLong()).isOne();
        assertThat(days.cases("shops").oldest().apply(9)).singleElement()
                .satisfies(left -> assertThat(left.id() + " " + left.details())
                        .isEqualTo("120 day " + DAY + ": java.lang.ArithmeticException: long overflow"));

        failing.clear();
        days.closeUntil(DAY.plusDays(1));
        assertThat(newest()).extracting(DayRun::made, DayRun::failed).containsExactly(SHOPS, 0);
        assertThat(days.cases("shops").count().getAsLong()).isZero();
    }

    @Test
    void triesWhoWasPassedOverAgainAfterAnHourOfTheSameDay() {
        failing.put(120L, new ArithmeticException("long overflow"));
        days.closeUntil(DAY);
        failing.clear();

        days.closeUntil(DAY);
        assertThat(newest()).as("within the hour").extracting(DayRun::made, DayRun::failed)
                .containsExactly(SHOPS - 1, 1);

        anHourLater();
        days.closeUntil(DAY);
        assertThat(newest()).extracting(DayRun::accounts, DayRun::made, DayRun::failed)
                .containsExactly(SHOPS, SHOPS, 0);
        assertThat(days.cases("shops").count().getAsLong()).isZero();
        assertThat(jdbc.sql("select day from platform_shop_statement where shop = 120").query(LocalDate.class).single())
                .isEqualTo(DAY);
    }

    @Test
    void whoCannotBeClosedOnceMoreWaitsForAnotherHourAndKeepsNobody() {
        failing.put(7L, new ArithmeticException("long overflow"));
        failing.put(120L, new ArithmeticException("long overflow"));
        days.closeUntil(DAY);
        anHourLater();
        Instant since = days.cases("shops").oldest().apply(1).getFirst().since();
        failing.remove(120L);

        days.closeUntil(DAY);
        failing.clear();
        days.closeUntil(DAY);

        assertThat(newest()).extracting(DayRun::made, DayRun::failed).containsExactly(SHOPS - 1, 1);
        assertThat(days.cases("shops").oldest().apply(9)).singleElement()
                .satisfies(left -> assertThat(left.id()).isEqualTo("7"))
                .satisfies(left -> assertThat(left.since()).isEqualTo(since));
    }

    @Test
    void makesUpForNobodyTwiceOnTwoInstances() throws Exception {
        LongStream.rangeClosed(1, 20).forEach(shop -> failing.put(shop, new IllegalStateException("broken")));
        days.closeUntil(DAY);
        failing.clear();
        anHourLater();

        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> other = instances.submit(() -> days.closeUntil(DAY));
            days.closeUntil(DAY);
            other.get();
        }

        assertThat(newest()).extracting(DayRun::made, DayRun::failed).containsExactly(SHOPS, 0);
    }

    @Test
    void makesUpForWhoWasPassedOverWhileTheRunIsUnderWay() {
        failing.put(7L, new ArithmeticException("long overflow"));
        failing.put(120L, new QueryTimeoutException("slow"));
        assertThatThrownBy(() -> days.closeUntil(DAY)).hasMessage("slow");
        failing.remove(7L);
        anHourLater();

        assertThatThrownBy(() -> days.closeUntil(DAY)).hasMessage("slow");

        assertThat(newest()).extracting(DayRun::accounts, DayRun::made, DayRun::failed, DayRun::isFinished)
                .containsExactly(DayClose.BATCH, DayClose.BATCH, 0, false);
        assertThat(days.cases("shops").count().getAsLong()).isZero();
    }

    @Test
    void standsStillWithSoManyPassedOverThatNoShopCanBeAtFault() {
        transaction.executeWithoutResult(_ -> LongStream.range(0, PassedOver.MOST).forEach(shop -> jdbc.sql(
                "insert into platform_shop_passed_over values (?, ?, utc_timestamp(6), utc_timestamp(6), 'broken')")
                .params(10_000 + shop, DAY).update()));
        failing.put(120L, new ArithmeticException("long overflow"));

        assertThatThrownBy(() -> days.closeUntil(DAY)).hasMessageContaining("mend what they have in common")
                .hasCauseInstanceOf(ArithmeticException.class);
        assertThat(newest()).extracting(DayRun::accounts, DayRun::failed, DayRun::isFinished).containsExactly(119, 0,
                false);

        sql("delete from platform_shop_passed_over where shop_id = 10000");
        days.closeUntil(DAY);
        assertThat(newest()).extracting(DayRun::accounts, DayRun::failed, DayRun::isFinished).containsExactly(SHOPS, 1,
                true);
    }

    @Test
    void tellsOfTheDayOnWhichTheReleaseBeforePassedOverWhomNobodyNamed() {
        failing.put(7L, new ArithmeticException("long overflow"));
        days.closeUntil(DAY);
        assertThat(theCase()).contains("long overflow");

        sql("update platform_shop_run set failed = failed + 2");
        assertThat(days.cases("shops").count().getAsLong()).isEqualTo(2);
        assertThat(days.cases("shops").oldest().apply(9)).hasSize(2).first()
                .satisfies(day -> assertThat(day.id() + " " + day.details())
                        .startsWith(DAY + " passed over 2 more"));

        days.closeUntil(DAY.plusDays(1));
        assertThat(theCase()).as("the next day's run has taken them").contains("long overflow");
    }

    private void anHourLater() {
        sql("update platform_shop_passed_over set tried_at = tried_at - interval 61 minute");
    }

    static Stream<RuntimeException> faultsOfTheDatabase() {
        return Stream.of(new CannotCreateTransactionException("the pool is full"), new QueryTimeoutException("slow"),
                new DataAccessResourceFailureException("the connection is lost"),
                new UncategorizedSQLException("insert", "", new SQLException("read only", "HY000", 1290)),
                new UncategorizedSQLException("insert", "", new SQLException("lock wait", "HY000", 1205)));
    }

    @ParameterizedTest
    @MethodSource("faultsOfTheDatabase")
    void passesOverNobodyWhenTheDatabaseIsAtFault(RuntimeException fault) {
        failing.put(120L, fault);

        assertThatThrownBy(() -> days.closeUntil(DAY)).isSameAs(fault);
        assertThat(newest()).extracting(DayRun::accounts, DayRun::failed, DayRun::isFinished)
                .containsExactly(DayClose.BATCH, 0, false);

        failing.clear();
        days.closeUntil(DAY);
        assertThat(newest()).extracting(DayRun::accounts, DayRun::made, DayRun::failed)
                .containsExactly(SHOPS, SHOPS, 0);
    }

    @Test
    void twoInstancesLookAtEachOnce() throws Exception {
        LongStream.rangeClosed(1, SHOPS).filter(shop -> shop % 10 == 0)
                .forEach(shop -> failing.put(shop, new IllegalStateException("broken")));

        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> other = instances.submit(() -> days.closeUntil(DAY));
            days.closeUntil(DAY);
            other.get();
        }

        assertThat(newest()).extracting(DayRun::accounts, DayRun::made, DayRun::failed)
                .containsExactly(SHOPS, SHOPS - failing.size(), failing.size());
        assertThat(jdbc.sql("select count(*) from platform_shop_statement").query(Integer.class).single())
                .isEqualTo(SHOPS - failing.size());
    }

    @Test
    void beginsNoDayWhosePayoutsCannotBePlanned() {
        LocalDate unknown = LocalDate.of(2999, 1, 1);

        assertThatThrownBy(() -> days.closeUntil(unknown)).hasMessageContaining("holidays are not known");
        assertThat(days.newestFirst(1)).isEmpty();
    }

    @Test
    void tellsOperatorsOfDaysWhoseHolidaysAreNotKnownAlsoBeforeTheyCome() {
        LocalDate known = LocalDate.of(DAY.getYear(), 12, 31);
        while (businessDays.isKnown(known.plusYears(1))) {
            known = known.plusYears(1);
        }
        LocalDate last = known.minusDays(DayClose.LATEST_PAYOUT);
        days.closeUntil(last.minusDays(DayClose.WARNING + 1));
        assertThat(days.cases("shops").count().getAsLong()).isZero();

        sql("update platform_shop_run set day = '" + last.minusDays(DayClose.WARNING) + "'");
        assertThat(theCase()).contains("to come").doesNotContain("not begun");

        sql("update platform_shop_run set day = '" + last + "'");
        assertThat(theCase()).contains(last.plusDays(1).toString(), "not begun");
        assertThatThrownBy(() -> days.closeUntil(last.plusDays(1))).hasMessageContaining("holidays are not known");
    }

    private String theCase() {
        assertThat(days.cases("shops").count().getAsLong()).isOne();
        return days.cases("shops").oldest().apply(9).toString();
    }

    private DayRun newest() {
        return days.newestFirst(1).getFirst();
    }

    private void sql(String statement) {
        transaction.executeWithoutResult(_ -> jdbc.sql(statement).update());
    }

    private final class Shops extends DayBook<Long> {
        Shops() {
            super("platform_shop", "shop", "statements");
        }

        @Override
        protected void know() {}

        @Override
        protected List<Long> lockAfter(long id, int most) {
            return LongStream.rangeClosed(id + 1, SHOPS).limit(most).boxed().toList();
        }

        @Override
        protected long id(Long shop) {
            return shop;
        }

        @Override
        protected int close(LocalDate day, List<Long> shops) {
            for (Long shop : shops) {
                RuntimeException fault = failing.get(shop);
                if (fault != null) {
                    throw fault;
                }
                jdbc.sql("insert into platform_shop_statement values (?, ?)").params(shop, day).update();
            }
            return shops.size();
        }
    }
}
