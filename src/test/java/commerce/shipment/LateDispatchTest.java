package commerce.shipment;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import platform.time.BusinessDays;

import static org.assertj.core.api.Assertions.assertThat;

class LateDispatchTest {
    /** To be sent on Friday the 27th of November 2026, in Seoul. */
    private static final Instant BY = Instant.parse("2026-11-27T15:00:00Z");

    @ParameterizedTest
    @CsvSource({"2026-11-28T03:00:00Z, 1", "2026-11-29T03:00:00Z, 1", "2026-11-30T03:00:00Z, 1",
            "2026-12-01T03:00:00Z, 2", "2026-12-03T03:00:00Z, 4"})
    void countsBusinessDays(Instant sent, int late) {
        BusinessDays days = new BusinessDays(Clock.fixed(BY, ZoneOffset.UTC));
        assertThat(LateDispatch.daysLate(days, BY, sent)).isEqualTo(late);
    }
}
