package pay.merchant;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SettlementCycleTest {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);

    @Test
    void endsPeriodsEachDayEachSundayAndWithEachMonth() {
        assertThat(SettlementCycle.DAILY.lastEnd(FRIDAY)).isEqualTo(FRIDAY);
        assertThat(SettlementCycle.WEEKLY.lastEnd(FRIDAY)).isEqualTo(FRIDAY.minusDays(5));
        assertThat(SettlementCycle.WEEKLY.lastEnd(FRIDAY.plusDays(2))).isEqualTo(FRIDAY.plusDays(2));
        assertThat(SettlementCycle.MONTHLY.lastEnd(FRIDAY)).isEqualTo(LocalDate.of(2026, 10, 31));
        assertThat(SettlementCycle.MONTHLY.lastEnd(FRIDAY.plusDays(3))).isEqualTo(FRIDAY.plusDays(3));
        assertThat(SettlementCycle.MONTHLY.lastEnd(LocalDate.of(2028, 2, 28))).isEqualTo(LocalDate.of(2028, 1, 31));
    }
}
