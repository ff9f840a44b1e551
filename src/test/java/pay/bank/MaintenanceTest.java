package pay.bank;

import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MaintenanceTest {
    /** Korea is nine hours ahead: 14:30 there is 23:30. */
    @ParameterizedTest
    @CsvSource({"2026-11-21T14:29:59.999999Z,", "2026-11-21T14:30:00Z, 2026-11-21T15:30:00Z",
            "2026-11-21T14:59:59Z, 2026-11-21T15:30:00Z", "2026-11-21T15:00:00Z, 2026-11-21T15:30:00Z",
            "2026-11-21T15:29:59.999999Z, 2026-11-21T15:30:00Z", "2026-11-21T15:30:00Z,"})
    void lastsFromHalfPastElevenToHalfPastMidnight(Instant now, Instant until) {
        assertThat(Maintenance.at(now).orElse(null)).isEqualTo(until);
    }
}
