package platform.time;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** A database and a ticker that do as they are told. */
class DatabaseClockTest {
    private static final Instant START = Instant.parse("2028-02-28T14:59:50Z");
    private static final Duration TRIP = Duration.ofMillis(2);

    /** Nanoseconds: begins below zero, as it may. */
    private long ticks = -5_000_000_000L;
    /** By how much the database's clock was set since the start. */
    private Duration set = Duration.ZERO;
    private Duration forth = TRIP.dividedBy(2);
    private Duration back = TRIP.dividedBy(2);
    private boolean reachable = true;
    private final long first = ticks;
    private DatabaseClock clock = new DatabaseClock(this::ask, () -> ticks);

    private DatabaseTime ask() {
        if (!reachable) {
            throw new DataAccessResourceFailureException("gone");
        }
        long asked = ticks;
        pass(forth);
        Instant time = database();
        pass(back);
        return new DatabaseTime(asked, time, ticks);
    }

    private void pass(Duration time) {
        ticks += time.toNanos();
    }

    private Instant database() {
        return START.plusNanos(ticks - first).plus(set);
    }

    private void agree(Duration within) {
        assertThat(Duration.between(database(), clock.instant()).abs()).isLessThanOrEqualTo(within);
    }

    @Test
    void tellsTheTimeOfTheDatabaseFromTheStartAndGoesOnByTheTicker() {
        agree(Duration.ZERO);
        pass(Duration.ofHours(9));
        agree(Duration.ZERO);
        assertThat(clock.millis()).isEqualTo(clock.instant().toEpochMilli());
    }

    /** The first answer on a connection is late, and the wait is all on one way. */
    @Test
    void beginsWithTheAnswerThatCameFastest() {
        Supplier<DatabaseTime> slowAtFirst = () -> {
            back = Duration.ofMillis(300);
            DatabaseTime answer = ask();
            back = Duration.ofMillis(1);
            return answer;
        };
        var each = java.util.stream.Stream.concat(java.util.stream.Stream.of(slowAtFirst),
                java.util.stream.Stream.<Supplier<DatabaseTime>>generate(() -> this::ask)).iterator();
        clock = new DatabaseClock(() -> each.next().get(), () -> ticks);
        agree(Duration.ZERO);
    }

    @Test
    void isNotMovedByAnAnswerThatTookLongAndSaysNothingAgainstIt() {
        back = Duration.ofSeconds(3);
        clock.follow();
        agree(Duration.ZERO);
    }

    @Test
    void followsADatabaseWhoseClockIsSetForwardOrBackByAnHour() {
        set = Duration.ofHours(1);
        clock.follow();
        agree(TRIP);
        set = Duration.ofHours(-1);
        clock.follow();
        agree(TRIP);
    }

    @Test
    void staysWithinATripOfAClockThatRunsFaster() {
        for (int i = 0; i < 1_000; i++) {
            pass(Duration.ofSeconds(2));
            set = set.plusNanos(100_000);
            clock.follow();
            agree(TRIP);
        }
        assertThat(set).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void standsStillRatherThanGoBackByLessThanASecond() {
        set = Duration.ofMillis(-800);
        Instant before = clock.instant();
        clock.follow();
        Instant stands = clock.instant();
        assertThat(stands).isAfterOrEqualTo(before);
        pass(Duration.ofMillis(400));
        assertThat(clock.instant()).isEqualTo(stands);
        pass(Duration.ofMillis(500));
        assertThat(clock.instant()).isAfter(stands);
        agree(TRIP);
    }

    @Test
    void goesOnWhileTheDatabaseIsAway() {
        reachable = false;
        assertThatThrownBy(clock::follow).isInstanceOf(DataAccessResourceFailureException.class);
        pass(Duration.ofDays(1));
        agree(Duration.ZERO);
        reachable = true;
        clock.follow();
        agree(Duration.ZERO);
    }

    @Test
    void doesNotBeginWithoutADatabase() {
        reachable = false;
        assertThatThrownBy(() -> new DatabaseClock(this::ask, () -> ticks))
                .isInstanceOf(DataAccessResourceFailureException.class);
    }

    @Test
    void isUtcAndNothingElse() {
        assertThat(clock.getZone().getRules().getOffset(START).getTotalSeconds()).isZero();
        assertThatThrownBy(() -> clock.withZone(BusinessDays.SEOUL)).isInstanceOf(UnsupportedOperationException.class);
    }

    /** The days of all rules are those of Seoul by this clock. */
    @Test
    void aDayBeginsInSeoulWhenItDoesByTheDatabase() {
        BusinessDays days = new BusinessDays(clock);
        assertThat(days.today()).isEqualTo("2028-02-28");
        pass(Duration.between(clock.instant(), Instant.parse("2028-02-28T14:59:59.999Z")));
        assertThat(days.today()).isEqualTo("2028-02-28");
        pass(Duration.ofMillis(1));
        assertThat(days.today()).isEqualTo("2028-02-29");
        pass(Duration.ofDays(1));
        assertThat(days.today()).isEqualTo("2028-03-01");
    }

    @Test
    void readsTheClockOfARealDatabase() {
        var schema = testing.TestSchema.with();
        DatabaseTime answer = DatabaseTime.ask(schema.dataSource());
        assertThat(answer.time()).isCloseTo(Instant.now(), within(Duration.ofMinutes(1)));
        assertThat(answer.trip()).isPositive();
        DatabaseClock real = new DatabaseClock(() -> DatabaseTime.ask(schema.dataSource()), System::nanoTime);
        Instant database = schema.jdbc().sql("select utc_timestamp(6) as moment")
                .query((row, _) -> UtcColumn.get(row, "moment")).single();
        assertThat(Duration.between(database, real.instant()))
                .isBetween(Duration.ofMillis(-50), Duration.ofSeconds(5));
    }
}
