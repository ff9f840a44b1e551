package platform.event.delivery;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import platform.trace.Traces;

/**
 * The threads that run listeners. What does not fit is left in the database, where any instance finds it; so is what
 * waited here so long that others may have taken it.
 */
@Component
class DeliveryWorkers implements SmartLifecycle {
    /** Stops after the web server and the poller, which both feed it. */
    static final int PHASE = 0;

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorkers.class);
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final DeliveryProperties properties;
    private final Traces traces;
    private volatile @Nullable ThreadPoolExecutor pool;

    DeliveryWorkers(DeliveryProperties properties, Traces traces) {
        this.properties = properties;
        this.traces = traces;
    }

    /** Runs tasks here; not a bean, because a second executor bean would change what other parts of Spring use. */
    AsyncTaskExecutor executor() {
        return this::execute;
    }

    /** How many more deliveries fit. */
    int room() {
        ThreadPoolExecutor current = pool;
        return current == null ? 0 : current.getQueue().remainingCapacity();
    }

    /** How many deliveries wait for a thread. */
    int waiting() {
        ThreadPoolExecutor current = pool;
        return current == null ? 0 : current.getQueue().size();
    }

    private void execute(Runnable task) {
        ThreadPoolExecutor current = pool;
        if (current == null) {
            return;
        }
        Attempt attempt = Attempt.current().orElseGet(() -> new Attempt(1, traces.currentId()));
        long queuedAt = System.nanoTime();
        try {
            current.execute(() -> {
                if (System.nanoTime() - queuedAt < properties.lease().toNanos()) {
                    traces.resume(attempt.traceId(), "event delivery", () -> attempt.run(task));
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("No room for a delivery; left to the poller of any instance");
        }
    }

    @Override
    public void start() {
        pool = new ThreadPoolExecutor(properties.threads(), properties.threads(), 0, TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(properties.queue()), new CustomizableThreadFactory("event-"));
    }

    /** Lets what has begun come to its end; what has not is in the database. */
    @Override
    public void stop() {
        ThreadPoolExecutor current = pool;
        pool = null;
        if (current == null) {
            return;
        }
        current.getQueue().clear();
        current.shutdown();
        try {
            if (!current.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                current.shutdownNow();
            }
        } catch (InterruptedException e) {
            current.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return pool != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
