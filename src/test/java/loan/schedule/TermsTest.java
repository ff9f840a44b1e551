package loan.schedule;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TermsTest {
    @Test
    void whatFallsDueOnThe31stDoesOnTheLastDayOfShorterMonthsAndOnThe31stAgain() {
        assertThat(Terms.monthly(LocalDate.parse("2028-01-31"), 4)).map(LocalDate::toString)
                .containsExactly("2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30");
        assertThat(Terms.monthly(LocalDate.parse("2027-01-29"), 3)).map(LocalDate::toString)
                .containsExactly("2027-01-29", "2027-02-28", "2027-03-29");
    }
}
