package loan.cost;

import java.math.BigDecimal;
import java.time.LocalDate;

import loan.schedule.Convention;
import loan.schedule.DayCount;
import loan.schedule.RepaymentMethod;
import loan.schedule.Schedule;
import loan.schedule.Terms;
import org.junit.jupiter.api.Test;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;

class InterestCapTest {
    private static final LocalDate START = LocalDate.of(2026, 11, 27);
    private static final Won TEN_MILLION = Won.of(10_000_000);

    @Test
    void withoutAFeeTheRateIsTheMeasure() {
        for (RepaymentMethod method : RepaymentMethod.values()) {
            assertThat(holds("0.20", 36, method, 0)).as("%s", method).isTrue();
            assertThat(holds("0.200001", 36, method, 100)).as("%s", method).isFalse();
        }
    }

    /** A bullet of a year at 10 %, in months of actual days: a year's other 10 % on what is received is the most. */
    @Test
    void aFeeCountsAsInterestOnWhatIsReceived() {
        assertThat(holds("0.10", 12, RepaymentMethod.BULLET, 800_000)).isTrue();
        assertThat(holds("0.10", 12, RepaymentMethod.BULLET, 1_000_000)).isFalse();
    }

    /** Each below 20 % by itself, over three years in which half of the amount is lent on average. */
    @Test
    void rateAndFeeTogetherMayBeTooMuch() {
        assertThat(holds("0.15", 36, RepaymentMethod.EQUAL_INSTALMENTS, 500_000)).isTrue();
        assertThat(holds("0.18", 36, RepaymentMethod.EQUAL_INSTALMENTS, 500_000)).isFalse();
    }

    private static boolean holds(String rate, int months, RepaymentMethod method, long fee) {
        Schedule schedule = Schedule.of(new Terms(TEN_MILLION.amount(), new BigDecimal(rate), START,
                Terms.monthly(START.plusMonths(1), months), method, 0, DayCount.ACT_365, Convention.WON));
        return InterestCap.holds(schedule, TEN_MILLION.minus(Won.of(fee)));
    }
}
