package commerce.order;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import platform.time.BusinessDays;

import static org.assertj.core.api.Assertions.assertThat;

class OrderTermsTest {
    private final BusinessDays days = new BusinessDays(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    @Test
    void aSellerHasUntilTheEndOfTheThirdBusinessDay() {
        assertThat(OrderTerms.dispatchBy(days, Instant.parse("2026-11-26T16:00:00Z"))).as("a Friday in Seoul")
                .isEqualTo("2026-12-02T15:00:00Z");
    }

    @Test
    void takesMoneyWhenTheHolidaysOfAYearAreNotKnownYet() {
        assertThat(OrderTerms.dispatchBy(days, Instant.parse("2028-12-29T03:00:00Z")))
                .isEqualTo("2029-01-03T15:00:00Z");
        assertThat(OrderTerms.dispatchBy(days, Instant.parse("2040-01-07T03:00:00Z"))).as("a Saturday")
                .isEqualTo("2040-01-11T15:00:00Z");
    }
}
