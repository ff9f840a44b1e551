package pay.billing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import pay.error.PayError;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RetryPlanTest {
    private static final Instant FIRST = Instant.parse("2026-11-27T03:00:00Z");
    private static final RetryPlan PLAN = new RetryPlan(
            List.of(Duration.ofDays(1), Duration.ofDays(3), Duration.ofDays(7)),
            Set.of(PayError.CARD_SHORT));

    @Test
    void triesAgainSoLongAfterTheFirstTry() {
        assertThat(PLAN.next(PayError.CARD_SHORT, 1, FIRST, FIRST)).contains(FIRST.plus(Duration.ofDays(1)));
        assertThat(PLAN.next(PayError.CARD_SHORT, 2, FIRST, FIRST)).contains(FIRST.plus(Duration.ofDays(3)));
        assertThat(PLAN.next(PayError.CARD_SHORT, 3, FIRST, FIRST)).contains(FIRST.plus(Duration.ofDays(7)));
        assertThat(PLAN.next(PayError.CARD_SHORT, 4, FIRST, FIRST)).isEmpty();
    }

    @Test
    void waitsADayAlsoWhenItsDaysHavePassed() {
        Instant late = FIRST.plus(Duration.ofDays(8));
        for (int tries = 1; tries <= 3; tries++) {
            assertThat(PLAN.next(PayError.CARD_SHORT, tries, FIRST, late)).contains(late.plus(Duration.ofDays(1)));
        }
    }

    @Test
    void triesNothingAgainThatIsRefusedForGood() {
        assertThat(PLAN.next(PayError.CARD_UNUSABLE, 1, FIRST, FIRST)).isEmpty();
    }

    @Test
    void refusesAPlanThatGoesBackInTime() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryPlan(List.of(Duration.ofDays(3), Duration.ofDays(1)), Set.of()));
    }
}
