package benefit.step;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SortedSamplesTest {
    private static final StepLimits LIMITS = new StepLimits(240, 100_000, 7, Duration.ofMinutes(2));
    /** Half past nine in the morning of the 21st in Korea. */
    private static final Instant NOW = Instant.parse("2026-11-21T00:30:00Z");

    @Test
    void countsTheLargestOfSeveralSamplesOfAMinute() {
        var sorted = sort(sample("2026-11-21T00:10:05Z", 80), sample("2026-11-21T00:10:40Z", 95),
                sample("2026-11-21T00:10:00Z", 20), sample("2026-11-21T00:11:00Z", 7));
        assertThat(sorted.minutes()).isEqualTo(Map.of(LocalDate.of(2026, 11, 21), Map.of(550, 95, 551, 7)));
        assertThat(sorted.doubted()).isEmpty();
    }

    @Test
    void endsADayAtMidnightInKorea() {
        var sorted = sort(sample("2026-11-20T14:59:59Z", 1), sample("2026-11-20T15:00:00Z", 2));
        assertThat(sorted.minutes()).isEqualTo(Map.of(LocalDate.of(2026, 11, 20), Map.of(1439, 1),
                LocalDate.of(2026, 11, 21), Map.of(0, 2)));
    }

    @Test
    void doubtsTheFutureApartFromWhatAClockMayBeAhead() {
        assertThat(sort(sample("2026-11-21T00:32:00Z", 1)).doubted()).isEmpty();
        assertThat(sort(sample("2026-11-21T00:32:01Z", 1)).doubted()).isEqualTo(Map.of(Doubt.FUTURE, 1));
        assertThat(sort(new Sample(Instant.MAX, 1)).doubted()).isEqualTo(Map.of(Doubt.FUTURE, 1));
    }

    @Test
    void takesSevenDaysBackAndNoMore() {
        assertThat(sort(sample("2026-11-13T15:00:00Z", 1)).doubted()).isEmpty();
        assertThat(sort(sample("2026-11-13T14:59:59Z", 1)).doubted()).isEqualTo(Map.of(Doubt.TOO_OLD, 1));
        assertThat(sort(new Sample(Instant.MIN, 1)).doubted()).isEqualTo(Map.of(Doubt.TOO_OLD, 1));
    }

    @Test
    void doubtsWhoWalksTooFast() {
        assertThat(sort(sample("2026-11-21T00:10:00Z", 240)).doubted()).isEmpty();
        var sorted = sort(sample("2026-11-21T00:10:00Z", 241), sample("2026-11-21T00:10:00Z", 90));
        assertThat(sorted.doubted()).isEqualTo(Map.of(Doubt.TOO_FAST, 1));
        assertThat(sorted.minutes().values()).containsExactly(new TreeMap<>(Map.of(550, 90)));
    }

    @Test
    void countsADayUpToItsMaximum() {
        DailyMaximum maximum = new DailyMaximum(LIMITS);
        assertThat(maximum.counted(99_999)).isEqualTo(99_999);
        assertThat(maximum.counted(345_600)).isEqualTo(100_000);
    }

    private static SortedSamples sort(Sample... samples) {
        return SortedSamples.of(List.of(samples), new SampleWindow(LIMITS, NOW), new RateCap(LIMITS));
    }

    private static Sample sample(String at, int steps) {
        return new Sample(Instant.parse(at), steps);
    }
}
