package pay.merchant;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SettlementCycleTest {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);

    @Test
    void endsPeriodsEachDayEachSundayAndWithEachMonth() {
        assertThat(SettlementCycle.DAILY.endsOn(FRIDAY)).isTrue();
        assertThat(SettlementCycle.WEEKLY.endsOn(FRIDAY)).isFalse();
        assertThat(SettlementCycle.WEEKLY.endsOn(FRIDAY.plusDays(2))).isTrue();
        assertThat(SettlementCycle.MONTHLY.endsOn(FRIDAY.plusDays(2))).isFalse();
        assertThat(SettlementCycle.MONTHLY.endsOn(FRIDAY.plusDays(3))).isTrue();
        assertThat(SettlementCycle.MONTHLY.endsOn(LocalDate.of(2028, 2, 28))).isFalse();
        assertThat(SettlementCycle.MONTHLY.endsOn(LocalDate.of(2028, 2, 29))).isTrue();
    }
}
