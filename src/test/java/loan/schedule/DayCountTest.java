package loan.schedule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DayCountTest {
    /** QuantLib's test-suite, daycounters.cpp, testActualActual: ISDA. */
    @Test
    void actualActualSplitsAtTheNewYear() {
        BigDecimal part = DayCount.ACT_ACT_ISDA.between(LocalDate.of(2003, 11, 1), LocalDate.of(2004, 5, 1)).value();

        assertThat(part.setScale(12, RoundingMode.HALF_UP)).isEqualTo("0.497724380567");
    }

    /** QuantLib's test-suite, daycounters.cpp, testThirty360_BondBasis. */
    @Test
    void bondBasisTakesThe31stAsThe30thWhereItBegins() {
        assertThat(DayCount.THIRTY_360.days(LocalDate.of(2006, 8, 31), LocalDate.of(2007, 2, 28))).isEqualTo(178);
    }

    /** QuantLib's test-suite, daycounters.cpp, testThirty360_BondBasis, others of its cases. */
    @Test
    void bondBasisTakesThe31stAsThe30thWhereItEndsAfterThe30th() {
        assertThat(DayCount.THIRTY_360.days(LocalDate.of(2006, 8, 20), LocalDate.of(2007, 2, 20))).isEqualTo(180);
        assertThat(DayCount.THIRTY_360.days(LocalDate.of(2007, 2, 28), LocalDate.of(2007, 8, 31))).isEqualTo(183);
        assertThat(DayCount.THIRTY_360.days(LocalDate.of(2006, 8, 31), LocalDate.of(2006, 12, 31))).isEqualTo(120);
    }

    @Test
    void fixedDenominatorsCountLeapDaysAsDays() {
        LocalDate from = LocalDate.of(2024, 2, 1);
        LocalDate to = LocalDate.of(2024, 3, 1);

        assertThat(DayCount.ACT_365.between(from, to)).isEqualTo(new YearFraction(29, 365));
        assertThat(DayCount.ACT_360.between(from, to)).isEqualTo(new YearFraction(29, 360));
    }
}
