package pay.transfer;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import pay.error.PayError;
import pay.usage.DatedLimits;
import pay.usage.Usage;
import platform.security.IdentityTier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UsageTest {
    private static final LocalDate LAST_OF_JANUARY = LocalDate.of(2027, 1, 31);
    private static final TransferLimits.Limits LIMITS = new TransferLimits.Limits(100, 250, 400, 50);

    @Test
    void letsThroughWhatIsJustWithinEachLimit() {
        Usage usage = Usage.none(LAST_OF_JANUARY);
        assertThat(usage.refusal(100, LIMITS)).isEmpty();
        assertThat(usage.plus(150).refusal(100, LIMITS)).isEmpty();
        assertThat(new Usage(LAST_OF_JANUARY, 0, LocalDate.of(2027, 1, 1), 300).refusal(100, LIMITS)).isEmpty();
    }

    @Test
    void refusesWhatIsOneWonAboveAnyOfThem() {
        Usage usage = Usage.none(LAST_OF_JANUARY);
        assertThat(code(usage, 101)).isEqualTo(PayError.TRANSFER_ABOVE_LIMIT);
        assertThat(code(usage.plus(151), 100)).isEqualTo(PayError.TRANSFER_ABOVE_DAILY_LIMIT);
        assertThat(code(new Usage(LAST_OF_JANUARY, 0, LocalDate.of(2027, 1, 1), 301), 100))
                .isEqualTo(PayError.TRANSFER_ABOVE_MONTHLY_LIMIT);
    }

    @Test
    void takesOffNoMoreThanWhatIsLeftOfTheDay() {
        Usage usage = new Usage(LAST_OF_JANUARY, 100, LocalDate.of(2027, 1, 1), 100);
        assertThat(usage.minus(60, LAST_OF_JANUARY))
                .isEqualTo(new Usage(LAST_OF_JANUARY, 40, LocalDate.of(2027, 1, 1), 40));
        assertThat(usage.minus(60, LAST_OF_JANUARY.minusDays(1))).as("the month is never less than the day")
                .isEqualTo(new Usage(LAST_OF_JANUARY, 100, LocalDate.of(2027, 1, 1), 100));
    }

    @Test
    void beginsAnewWithTheDayAndWithTheMonth() {
        Usage thirtieth = Usage.none(LocalDate.of(2027, 1, 30)).plus(200);
        assertThat(thirtieth.on(LAST_OF_JANUARY))
                .isEqualTo(new Usage(LAST_OF_JANUARY, 0, LocalDate.of(2027, 1, 1), 200));
        LocalDate february = LocalDate.of(2027, 2, 1);
        assertThat(thirtieth.on(february)).isEqualTo(Usage.none(february));
    }

    @Test
    void takesOffWhatWasCountedAsFarAsItsDayOrItsMonthIsThePresentOne() {
        Usage today = Usage.none(LAST_OF_JANUARY).plus(200);
        assertThat(today.minus(50, LAST_OF_JANUARY)).isEqualTo(Usage.none(LAST_OF_JANUARY).plus(150));
        assertThat(new Usage(LAST_OF_JANUARY, 200, LocalDate.of(2027, 1, 1), 300)
                .minus(50, LAST_OF_JANUARY.minusDays(1)))
                .isEqualTo(new Usage(LAST_OF_JANUARY, 200, LocalDate.of(2027, 1, 1), 250));
        assertThat(today.minus(50, LocalDate.of(2026, 12, 31))).isEqualTo(today);
        assertThat(today.minus(201, LAST_OF_JANUARY)).as("never below zero").isEqualTo(Usage.none(LAST_OF_JANUARY));
    }

    @Test
    void doesNotBeginAnewForAClockThatIsBehind() {
        Usage today = Usage.none(LocalDate.of(2027, 2, 1)).plus(200);
        assertThat(today.on(LAST_OF_JANUARY)).isEqualTo(today);
    }

    @Test
    void whatOperatorsHaveSetHoldsFromItsDayOnForItsTier() {
        LocalDate day = LocalDate.of(2027, 2, 1);
        TransferLimits limits = new TransferLimits(
                () -> List.of(new DatedLimits.Dated<>(day, IdentityTier.PHONE, LIMITS)), Clock.systemUTC());
        assertThat(limits.on(day, IdentityTier.PHONE)).isEqualTo(LIMITS);
        assertThat(limits.on(day.minusDays(1), IdentityTier.PHONE)).isNotEqualTo(LIMITS);
        assertThat(limits.on(day, IdentityTier.REAL_NAME)).isNotEqualTo(LIMITS);
    }

    @Test
    void readsTheLimitsOfEachTierThatHoldOnADay() {
        TransferLimits limits = new TransferLimits(List::of, Clock.systemUTC());
        for (IdentityTier tier : IdentityTier.values()) {
            TransferLimits.Limits each = limits.on(LAST_OF_JANUARY, tier);
            assertThat(each.signedFrom()).isPositive().isLessThan(each.atOnce());
            assertThat(each.atOnce()).isLessThanOrEqualTo(each.inADay());
            assertThat(each.inADay()).isLessThanOrEqualTo(each.inAMonth());
        }
        assertThatThrownBy(() -> limits.on(LocalDate.of(2025, 12, 31), IdentityTier.PHONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Object code(Usage usage, long amount) {
        return usage.refusal(amount, LIMITS).orElseThrow().code();
    }
}
