package loan.overview;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import loan.cost.PrepaymentFee;
import loan.schedule.DayCount;
import loan.schedule.RepaymentMethod;
import loan.schedule.Terms;
import org.junit.jupiter.api.Test;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;

class RefinancingSavingTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);
    private static final List<LocalDate> DUE = Terms.monthly(TODAY.plusMonths(1), 12);

    /** A bullet of 100 million, a year to go: a point less is a million, the fee 800,000, half the stamp duty 35,000. */
    @Test
    void isTheInterestLessWhatTheChangeCosts() {
        PrepaymentFee fee = new PrepaymentFee(new BigDecimal("0.012"), TODAY.minusDays(365), TODAY.plusYears(10));

        RefinancingSaving saving = RefinancingSaving.of(old(100_000_000, 6_000_000, fee), new BigDecimal("0.05"),
                TODAY);

        assertThat(saving.interestThen()).isEqualTo(Won.of(12 * 416_666));
        assertThat(saving.prepaymentFee()).isEqualTo(Won.of(800_000));
        assertThat(saving.stampDuty()).isEqualTo(Won.of(35_000));
        assertThat(saving.saved()).isEqualTo(Won.of(6_000_000 - 12 * 416_666 - 835_000));
    }

    @Test
    void isNegativeWhenTheChangeCostsMore() {
        PrepaymentFee fee = new PrepaymentFee(new BigDecimal("0.012"), TODAY, TODAY.plusYears(10));

        assertThat(RefinancingSaving.of(old(100_000_000, 5_100_000, fee), new BigDecimal("0.05"), TODAY).saved()
                .isNegative()).isTrue();
    }

    private static RefinancingSaving.Old old(long balance, long interest, PrepaymentFee fee) {
        return new RefinancingSaving.Old(Won.of(balance), DUE, Won.of(interest), 0, RepaymentMethod.BULLET,
                DayCount.THIRTY_360, fee);
    }
}
