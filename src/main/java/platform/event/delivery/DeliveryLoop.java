package platform.event.delivery;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** The one background thread of delivery in this instance: polls, moves replays on, measures. */
@Component
class DeliveryLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLoop.class);
    private static final Duration BUSY = Duration.ofMillis(20);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final DeliveryPoller poller;
    private final ListenerReplay replay;
    private final DeliveryMetrics metrics;
    private final DeliveryProperties properties;
    private volatile @Nullable Thread thread;

    DeliveryLoop(DeliveryPoller poller, ListenerReplay replay, DeliveryMetrics metrics, DeliveryProperties properties) {
        this.poller = poller;
        this.replay = replay;
        this.metrics = metrics;
        this.properties = properties;
    }

    private void run() {
        while (Thread.currentThread().equals(thread)) {
            try {
                Thread.sleep(round() ? BUSY : properties.pollInterval());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** One look at everything; whether there was anything to do. */
    private boolean round() {
        try {
            boolean moved = replay.advance();
            boolean taken = poller.poll() > 0;
            metrics.refresh();
            return moved || taken;
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Looking for due deliveries failed; trying again", e);
            return false;
        }
    }

    @Override
    public void start() {
        Thread started = Thread.ofPlatform().name("event-poller").unstarted(this::run);
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
        return thread != null;
    }

    @Override
    public int getPhase() {
        return DeliveryWorkers.PHASE + 1;
    }
}
