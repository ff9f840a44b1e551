package pay.settlement;

import java.time.Clock;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import platform.time.BusinessDays;

import static org.assertj.core.api.Assertions.assertThat;

class CycleTest {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);

    @Test
    void endsPeriodsEachDayEachSundayAndWithEachMonth() {
        assertThat(Cycle.DAILY.endsOn(FRIDAY)).isTrue();
        assertThat(Cycle.WEEKLY.endsOn(FRIDAY)).isFalse();
        assertThat(Cycle.WEEKLY.endsOn(FRIDAY.plusDays(2))).isTrue();
        assertThat(Cycle.MONTHLY.endsOn(FRIDAY.plusDays(2))).isFalse();
        assertThat(Cycle.MONTHLY.endsOn(FRIDAY.plusDays(3))).isTrue();
        assertThat(Cycle.MONTHLY.endsOn(LocalDate.of(2028, 2, 28))).isFalse();
        assertThat(Cycle.MONTHLY.endsOn(LocalDate.of(2028, 2, 29))).isTrue();
    }

    /** 2026-12-25 is Christmas, a Friday. */
    @Test
    void paysOutAfterBusinessDaysOfKorea() {
        BusinessDays days = new BusinessDays(Clock.systemUTC());

        assertThat(days.plus(FRIDAY, 2)).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(days.plus(LocalDate.of(2026, 12, 23), 2)).isEqualTo(LocalDate.of(2026, 12, 28));
    }
}
