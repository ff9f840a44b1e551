package pay.approval;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LaterDaysTest {
    private static final LocalDate TOMORROW = LocalDate.of(2026, 11, 28);

    @Test
    void areThoseThatBeginInFiveMinutesInSeoulOrLater() {
        assertThat(isLater("2026-11-27T14:54:59.999Z", TOMORROW)).isTrue();
        assertThat(isLater("2026-11-27T14:55:00Z", TOMORROW)).isFalse();
        assertThat(isLater("2026-11-27T14:55:00Z", TOMORROW.plusDays(1))).isTrue();
        assertThat(isLater("2026-11-26T15:00:00Z", TOMORROW.minusDays(1))).isFalse();
    }

    private static boolean isLater(String now, LocalDate day) {
        return LaterDays.include(day, Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }
}
