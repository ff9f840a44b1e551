package pay.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import testing.TestSchema;

import static org.assertj.core.api.Assertions.assertThat;

class SettledTimeTest {
    private static final TestSchema SCHEMA = TestSchema.with();

    @Test
    void goesByTheDatabaseWhereTheOwnClockIsFast() {
        Instant before = Instant.now();
        assertThat(by(before.plus(Duration.ofHours(1)))).isBetween(before.minus(Duration.ofMinutes(6)),
                Instant.now().minus(Duration.ofMinutes(4)));
    }

    @Test
    void goesByTheOwnClockWhereTheDatabasesIsFast() {
        Instant slow = Instant.now().minus(Duration.ofHours(1));
        assertThat(by(slow)).isEqualTo(slow.minus(SettledTime.AFTER));
    }

    private static Instant by(Instant own) {
        return new SettledTime(SCHEMA.jdbc(), Clock.fixed(own, ZoneOffset.UTC)).until();
    }
}
