package platform.dayclose;

import java.sql.SQLException;
import java.time.Clock;
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
        sql("create table platform_shop_statement (shop bigint, day date, primary key (shop, day))");
        days = new DayClose<>(new Shops(), jdbc, transaction, businessDays, clock);
    }

    @AfterEach
    void dropTables() {
        sql("drop table platform_shop_run, platform_shop_gate, platform_shop_statement");
    }

    @Test
    void passesOverWhoCannotBeClosedAndTriesAgainTheNextDay() {
        failing.put(120L, new ArithmeticException("long overflow"));

        days.closeUntil(DAY);
        assertThat(newest()).extracting(DayRun::accounts, DayRun::made, DayRun::failed, DayRun::isFinished)
                .containsExactly(SHOPS, SHOPS - 1, 1, true);
        assertThat(days.cases("shops").count().getAsLong()).isOne();
        assertThat(days.cases("shops").oldest().apply(1)).singleElement()
                .satisfies(left -> assertThat(left.id() + " " + left.details()).isEqualTo(DAY + " 1 shops"));

        failing.clear();
        days.closeUntil(DAY.plusDays(1));
        assertThat(newest()).extracting(DayRun::made, DayRun::failed).containsExactly(SHOPS, 0);
        assertThat(days.cases("shops").count().getAsLong()).isZero();
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

    private DayRun newest() {
        return days.newestFirst(1).getFirst();
    }

    private void sql(String statement) {
        jdbc.sql(statement).update();
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
