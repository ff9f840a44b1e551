package loan.lender;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import platform.web.limits.TestPlace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LenderBreakersTest {
    private static final LenderId LENDER = new LenderId(7);

    private final LenderBreakers breakers = new LenderBreakers();

    @Test
    void countsHowCallsEndAndLeavesAloneWhoFailsMostOfTheTime() {
        for (int i = 0; i < 8; i++) {
            assertThat(breakers.<Integer>call(LENDER, () -> 1)).isEqualTo(1);
        }
        AtomicInteger asked = new AtomicInteger();
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> breakers.call(LENDER, () -> {
                asked.incrementAndGet();
                throw new LenderFault("down", new IllegalStateException());
            })).isInstanceOf(LenderFault.class);
        }
        assertThat(asked).as("12 of the first 20 calls failed: no more are made").hasValue(12);
        assertThat(breakers.calls(LENDER, LenderBreakers.End.ANSWERED)).isEqualTo(8);
        assertThat(breakers.calls(LENDER, LenderBreakers.End.FAILED)).isEqualTo(12);
        assertThat(breakers.calls(LENDER, LenderBreakers.End.LEFT_ALONE)).isEqualTo(8);
        assertThat(breakers.calls(LENDER, LenderBreakers.End.SLOW)).isZero();
        assertThat(breakers.calls(new LenderId(8), LenderBreakers.End.FAILED)).isZero();
    }

    @Test
    void whoWaitsForALenderHasNoPlace() {
        try (TestPlace place = new TestPlace()) {
            assertThat(breakers.<Boolean>call(LENDER, place::isTaken)).isFalse();
            assertThat(place.isTaken()).isTrue();
        }
    }
}
