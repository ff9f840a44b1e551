package platform.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetryPlanTest {
    private static final Instant NOW = Instant.parse("2026-11-27T00:00:00Z");

    @Test
    void waitsFourTimesAsLongEachTimeAndEnds() {
        List<Long> minutes = IntStream.rangeClosed(1, 7)
                .mapToObj(failed -> Duration.between(NOW, RetryPlan.next(failed, NOW).orElseThrow()).toMinutes())
                .toList();
        assertThat(minutes).containsExactly(1L, 4L, 16L, 64L, 256L, 1024L, 4096L);
        assertThat(RetryPlan.next(8, NOW)).isEmpty();
    }
}
