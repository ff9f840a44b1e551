package platform.event.relay;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The thread that relays, or waits until it may: every instance has one, one of them works. */
class RelayLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RelayLoop.class);
    private static final Duration FAREWELL = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final KafkaRelay relay;
    private final RelayQueue queue;
    private final RelayProperties properties;
    private volatile @Nullable Thread thread;

    RelayLoop(KafkaRelay relay, RelayQueue queue, RelayProperties properties) {
        this.relay = relay;
        this.queue = queue;
        this.properties = properties;
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        while (Thread.currentThread().equals(thread)) {
            try {
                int sent = relay.relay();
                pause = FIRST_PAUSE;
                if (sent == 0) {
                    Thread.sleep(properties.pollInterval());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                // Broker or database: whatever it was, the events are in the queue, and order forbids to go past them.
                LOG.warn("Relaying to Kafka failed; trying again in {} ms", pause.toMillis(), e);
                pause = sleep(pause);
            }
        }
    }

    private static Duration sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    @Override
    public void start() {
        Thread started = Thread.ofPlatform().name("event-relay").unstarted(this::run);
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
            queue.release();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
