package platform.loop;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackgroundLoopTest {
    private final CountDownLatch rounds = new CountDownLatch(2);
    private final BackgroundLoop loop = new BackgroundLoop("a-loop", 0) {
        @Override
        protected Duration round() {
            rounds.countDown();
            if (rounds.getCount() > 0) {
                throw new NoClassDefFoundError("thrown by the test");
            }
            return Duration.ofHours(1);
        }
    };

    @AfterEach
    void stop() {
        loop.stop();
    }

    @Test
    void goesOnAfterAnErrorToo() throws Exception {
        loop.start();
        assertThat(rounds.await(10, TimeUnit.SECONDS)).as("another round").isTrue();
        assertThat(loop.isRunning()).isTrue();
    }

    @Test
    void runsNoMoreOnceItIsStopped() {
        loop.start();
        loop.stop();
        assertThat(loop.isRunning()).isFalse();
    }
}
