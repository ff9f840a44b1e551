package ads.budget;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PacingTest {
    private static final long DAILY = 86_400_000;

    @Test
    void allowsThePartOfTheDayThatHasPassedAndFiveMinutes() {
        // Noon in Seoul.
        assertThat(Pacing.allowed(DAILY, Instant.parse("2026-11-27T03:00:00Z"))).isEqualTo(43_200_000 + 300_000);
    }

    @Test
    void beginsAtMidnightInSeoulAndEndsWithAllOfIt() {
        assertThat(Pacing.allowed(DAILY, Instant.parse("2026-11-26T15:00:00Z"))).isEqualTo(300_000);
        assertThat(Pacing.allowed(DAILY, Instant.parse("2026-11-27T14:59:59Z"))).isEqualTo(DAILY);
    }

    @Test
    void aLeaseIsFiveMinutesOfTheDayAndTenPricesAtLeast() {
        assertThat(Pacing.chunk(DAILY, 1000)).isEqualTo(300_000);
        assertThat(Pacing.chunk(DAILY, 100_000)).isEqualTo(1_000_000);
    }
}
