package platform.outside;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class PartyTest {
    private static final int LINES = 64;

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
                }, "left"));
            }
            calling.await();
            assertThat(party.call(() -> "answer", "left")).isEqualTo("left");
            answer.countDown();
        }
        assertThat(party.call(() -> "answer", "left")).isEqualTo("answer");
    }

    @Test
    void isLeftAloneAfterFailures() {
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> party.call(PartyTest::fails, "left")).hasMessage("The line is broken");
        }
        assertThat(party.call(PartyTest::fails, "left")).isEqualTo("left");
    }

    private static String fails() {
        throw new IllegalStateException("The line is broken");
    }
}
