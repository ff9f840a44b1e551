package platform.ops;

import java.time.Instant;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import platform.id.Ids;

import static org.assertj.core.api.Assertions.assertThat;

class DayRangeTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);

    @Test
    void beginsAndEndsWithDaysInKorea() {
        assertThat(DayRange.of(DAY, DAY)).isEqualTo(new DayRange(Ids.firstAt(Instant.parse("2026-11-29T15:00:00Z")),
                Ids.firstAt(Instant.parse("2026-11-30T15:00:00Z"))));
        assertThat(DayRange.of(null, null)).isEqualTo(new DayRange(0, Long.MAX_VALUE));
    }

    @Test
    void takesEachDayThatThereIs() {
        assertThat(DayRange.of(LocalDate.MIN, LocalDate.MAX)).isEqualTo(DayRange.of(null, null));
        assertThat(DayRange.of(DAY, LocalDate.of(2099, 12, 31))).isEqualTo(DayRange.of(DAY, null));
        assertThat(DayRange.of(LocalDate.MAX, LocalDate.MIN)).isEqualTo(new DayRange(Long.MAX_VALUE, 0));
    }
}
