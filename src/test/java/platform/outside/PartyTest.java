package platform.outside;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import org.junit.jupiter.api.Test;
import platform.web.limits.TestPlace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class PartyTest {
    private static final int LINES = 256;

    private final Party party = new Party("bank", CircuitBreakerConfig.custom().slidingWindowSize(4)
            .minimumNumberOfCalls(4).build());

    @Test
    void isNotCalledByMoreThanSomeAtOnce() throws InterruptedException {
        CountDownLatch calling = new CountDownLatch(LINES);
        CountDownLatch answer = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < LINES; i++) {
                threads.execute(() -> party.call(() -> {
                    calling.countDown();
                    await().until(() -> answer.getCount() == 0);
                    return "answer";
                }, () -> "left"));
            }
            calling.await();
            assertThat(party.call(() -> "answer", () -> "left")).isEqualTo("left");
            answer.countDown();
        }
        assertThat(party.call(() -> "answer", () -> "left")).isEqualTo("answer");
    }

    @Test
    void isLeftAloneAfterFailures() {
        failsUntilItIsLeftAlone();
        assertThat(party.call(PartyTest::fails, () -> "left")).isEqualTo("left");
    }

    private void failsUntilItIsLeftAlone() {
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> party.call(PartyTest::fails, () -> "left")).hasMessage("The line is broken");
        }
    }

    @Test
    void whoCallsHasNoPlaceUntilThereIsAnAnswer() {
        try (TestPlace place = new TestPlace()) {
            assertThat(party.call(place::isTaken, () -> true)).isFalse();
            assertThat(place.isTaken()).as("after the answer").isTrue();
            assertThatThrownBy(() -> party.call(() -> {
                assertThat(place.isTaken()).isFalse();
                return fails();
            }, () -> "left")).hasMessage("The line is broken");
            assertThat(place.isTaken()).as("after a broken call").isTrue();
        }
    }

    @Test
    void whoIsNotCalledMayBeToldByAnException() {
        failsUntilItIsLeftAlone();
        try (TestPlace place = new TestPlace()) {
            assertThatThrownBy(() -> party.call(PartyTest::fails, () -> {
                throw new IllegalArgumentException("left, place is taken: " + place.isTaken());
            })).hasMessage("left, place is taken: true");
            assertThat(place.isTaken()).isTrue();
        }
        assertThat(party.state()).isEqualTo(CircuitBreaker.State.OPEN);
    }

    private static String fails() {
        throw new IllegalStateException("The line is broken");
    }
}
