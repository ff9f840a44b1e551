package loan.repayment;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PartsTest {
    private static final Parts OWED = parts(10, 20, 30, 40);

    @ParameterizedTest
    @CsvSource({"0, 0, 0, 0, 0", "5, 5, 0, 0, 0", "10, 10, 0, 0, 0", "25, 10, 15, 0, 0", "31, 10, 20, 1, 0",
            "60, 10, 20, 30, 0", "61, 10, 20, 30, 1", "100, 10, 20, 30, 40"})
    void feesComeFirstThenOverdueInterestThenInterestThenPrincipal(long paid, long fees, long overdue, long interest,
            long principal) {
        assertThat(OWED.paidBy(Won.of(paid))).isEqualTo(parts(fees, overdue, interest, principal));
    }

    @Test
    void moreThanIsOwedIsRefused() {
        assertThatThrownBy(() -> OWED.paidBy(Won.of(101))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0, NONE", "1, UP_TO_29", "29, UP_TO_29", "30, UP_TO_59", "59, UP_TO_59", "60, UP_TO_89",
            "89, UP_TO_89", "90, FROM_90", "900, FROM_90"})
    void daysPastDueFallIntoRanges(long days, DaysPastDue range) {
        assertThat(DaysPastDue.of(days)).isEqualTo(range);
    }

    private static Parts parts(long fees, long overdue, long interest, long principal) {
        return new Parts(Won.of(fees), Won.of(overdue), Won.of(interest), Won.of(principal));
    }
}
