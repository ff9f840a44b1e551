package platform.loop;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;
import platform.database.AnswerTime;

/**
 * One background thread of this instance, which makes rounds from the start of the application to its end. A round that
 * fails, whatever the reason, is made again after a pause that grows: everything to do is in the database.
 */
public abstract class BackgroundLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundLoop.class);
    private static final Duration FAREWELL = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final String name;
    private final int phase;
    private volatile @Nullable Thread thread;

    /**
     * @param name of the thread
     * @param phase of the application's life in which it runs: what has a smaller one starts before and ends after it
     */
    protected BackgroundLoop(String name, int phase) {
        this.name = name;
        this.phase = phase;
    }

    /** Does what there is to do; how long to wait for the next round. */
    protected abstract Duration round();

    private void run() {
        Duration pause = FIRST_PAUSE;
        while (Thread.currentThread().equals(thread)) {
            try {
                Thread.sleep(round());
                pause = FIRST_PAUSE;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Throwable e) { // An error too: nobody would start the thread again.
                LOG.atLevel(e instanceof Error ? Level.ERROR : Level.WARN).setCause(e)
                        .log("{} failed; trying again in {} ms", name, pause.toMillis());
                sleep(pause);
                pause = longer(pause);
            }
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        Thread started = Thread.ofPlatform().name(name).unstarted(() -> AnswerTime.ofLoops(this::run));
        thread = started;
        started.start();
    }

    @Override
    public void stop() {
        Thread stopped = thread;
        thread = null;
        if (stopped == null) {
            return;
        }
        stopped.interrupt();
        try {
            stopped.join(FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        Thread started = thread;
        return started != null && started.isAlive();
    }

    @Override
    public int getPhase() {
        return phase;
    }
}
