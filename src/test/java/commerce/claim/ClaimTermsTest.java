package commerce.claim;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import platform.money.Won;
import platform.time.BusinessDays;

import static org.assertj.core.api.Assertions.assertThat;

class ClaimTermsTest {
    private final BusinessDays days = new BusinessDays(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    @Test
    void givesASellerTwoBusinessDaysOverAWeekend() {
        Instant friday = Instant.parse("2026-11-27T05:00:00Z");
        assertThat(ClaimTerms.endOf(days, friday, 2)).isEqualTo(Instant.parse("2026-12-01T15:00:00Z"));
    }

    @Test
    void countsItsPeriodsInDaysThatEndAtMidnightInSeoul() {
        LocalDate delivered = LocalDate.of(2026, 11, 20);
        assertThat(ClaimTerms.isWithin(ClaimTerms.TO_FIND_OUT, delivered, Instant.parse("2027-02-20T01:00:00Z")))
                .isTrue();
        assertThat(ClaimTerms.isWithin(ClaimTerms.TO_FIND_OUT, delivered, Instant.parse("2027-02-20T15:00:00Z")))
                .isFalse();
    }

    /** What is asked for in a year whose holidays nobody has told yet must not be refused for that. */
    @Test
    void goesOnInAYearWhoseHolidaysAreNotKnown() {
        assertThat(ClaimTerms.endOf(days, Instant.parse("2098-12-31T05:00:00Z"), 2))
                .isEqualTo(Instant.parse("2099-01-02T15:00:00Z"));
    }

    @Test
    void owesFifteenPercentAYearForMoneyThatComesLate() {
        Instant due = Instant.parse("2026-12-01T15:00:00Z");
        assertThat(ClaimTerms.interest(Won.of(1_000_000), due, due)).isEqualTo(Won.ZERO);
        assertThat(ClaimTerms.interest(Won.of(1_000_000), due, due.plusSeconds(1))).isEqualTo(Won.of(410));
        assertThat(ClaimTerms.interest(Won.of(1_000_000), due, Instant.parse("2027-12-01T15:00:00Z")))
                .isEqualTo(Won.of(150_000));
    }
}
