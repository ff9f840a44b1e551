package platform.event.delivery;

import java.time.Duration;

import org.springframework.stereotype.Component;
import platform.loop.BackgroundLoop;

/** Gives back what waits for too long, polls, measures, moves replays on. */
@Component
class DeliveryLoop extends BackgroundLoop {
    private static final Duration BUSY = Duration.ofMillis(20);

    private final DeliveryWorkers workers;
    private final DeliveryPoller poller;
    private final ListenerReplay replay;
    private final DeliveryMetrics metrics;
    private final DeliveryProperties properties;

    DeliveryLoop(DeliveryWorkers workers, DeliveryPoller poller, ListenerReplay replay, DeliveryMetrics metrics,
            DeliveryProperties properties) {
        super("event-poller", DeliveryWorkers.PHASE + 1);
        this.workers = workers;
        this.poller = poller;
        this.replay = replay;
        this.metrics = metrics;
        this.properties = properties;
    }

    @Override
    protected Duration round() {
        workers.giveBackWhatWaits();
        boolean due = poller.poll();
        // Behind the deliveries, which go on when one of these fails.
        metrics.refresh();
        boolean moved = replay.advance();
        return moved || due ? BUSY : properties.pollInterval();
    }
}
