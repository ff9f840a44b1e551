package platform.event.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import platform.database.AnswerTime;
import platform.event.DomainEvent;
import platform.event.PublishedTraces;

/**
 * The threads that run listeners; not virtual ones, since each takes a connection. What does not fit is left in the
 * database, where any instance finds it; so is what waited here so long that others may have taken it.
 */
@Component
class DeliveryWorkers implements SmartLifecycle {
    /** Stops after the web server and the poller, which both feed it. */
    static final int PHASE = 0;

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorkers.class);
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final DeliveryRun run;
    private final DeliveryProperties properties;
    private final PublishedTraces traces;
    private volatile @Nullable Shift shift;

    DeliveryWorkers(DeliveryRun run, DeliveryProperties properties, PublishedTraces traces, MeterRegistry meters) {
        this.run = run;
        this.properties = properties;
        this.traces = traces;
        Gauge.builder("madang.events.queue", this, DeliveryWorkers::waiting)
                .description("Deliveries that wait for a thread of this instance").register(meters);
    }

    /** The time between a start and the next stop. */
    private record Shift(DeliveryLanes lanes, ExecutorService threads, int ofOneModule,
            Map<String, ModuleThreads> modules) {
        /** Those of a listener's module. */
        Executor threadsOf(Listener listener) {
            return modules.computeIfAbsent(listener.module(), _ -> new ModuleThreads(threads, ofOneModule));
        }
    }

    /** Takes what was just published; its first try counts as begun. */
    void takePublished(Listener listener, DomainEvent event) {
        take(new Delivery(listener, event, 1, traces.of(event), System.nanoTime()), DeliveryLanes::offer);
    }

    /** Takes what the poller found. */
    void takeFound(Delivery delivery) {
        take(delivery, DeliveryLanes::offerFound);
    }

    private void take(Delivery delivery, BiFunction<DeliveryLanes, Delivery, DeliveryLanes.Offer> offer) {
        Shift current = shift;
        if (current == null) {
            return;
        }
        switch (offer.apply(current.lanes(), delivery)) {
            case NEEDS_A_THREAD -> serveLater(current, current.threadsOf(delivery.listener()), delivery.listener());
            case NO_ROOM -> LOG.debug("No room for a delivery; left to the poller of any instance");
            case WAITS -> {
            }
        }
    }

    /** Behind the other listeners that want a thread. */
    private void serveLater(Shift current, Executor when, Listener listener) {
        when.execute(() -> AnswerTime.ofLoops(() -> serve(current, listener)));
    }

    private void serve(Shift current, Listener listener) {
        List<Delivery> next = current.lanes().next(listener.id());
        if (next.isEmpty()) {
            return;
        }
        long begun = System.nanoTime();
        List<Delivery> ours = next.stream().filter(each -> begun - each.takenAt() < properties.lease().toNanos())
                .toList();
        boolean well = false;
        try {
            next.stream().filter(each -> !ours.contains(each)).forEach(run::leave);
            well = ours.isEmpty() || run.run(ours);
        } finally {
            Duration pause = current.lanes().ran(listener, next.size(), well,
                    Duration.ofNanos(System.nanoTime() - begun));
            Executor threads = current.threadsOf(listener);
            serveLater(current, pause.isZero()
                    ? threads
                    : CompletableFuture.delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS, threads), listener);
        }
    }

    /**
     * Gives back what was found and has waited for half of its lease. Once the lease is over, and another instance has taken it, the try that
     * taking it counted as can be given back no more: two busy instances would bury what never began.
     */
    void giveBackWhatWaits() {
        Shift current = shift;
        if (current != null) {
            current.lanes().removeFoundBefore(System.nanoTime() - properties.lease().toNanos() / 2).forEach(run::leave);
        }
    }

    /** How many more deliveries to a listener, found in the database, would begin here without waiting long. */
    int canBeginSoon(Listener listener) {
        Shift current = shift;
        return current == null ? 0 : current.lanes().canBeginSoon(listener.id());
    }

    /** How many deliveries wait for a thread. */
    int waiting() {
        Shift current = shift;
        return current == null ? 0 : current.lanes().waiting();
    }

    @Override
    public void start() {
        shift = new Shift(
                new DeliveryLanes(properties.queue(), properties.threadsOfOneListener(), properties.together()),
                Executors.newFixedThreadPool(properties.threads(), new CustomizableThreadFactory("event-")),
                properties.threadsOfOneModule(), new ConcurrentHashMap<>());
    }

    /** Lets what has begun come to its end; what has not is in the database. */
    @Override
    public void stop() {
        Shift current = shift;
        shift = null;
        if (current == null) {
            return;
        }
        current.threads().shutdown();
        try {
            if (!current.threads().awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                current.threads().shutdownNow();
            }
        } catch (InterruptedException e) {
            current.threads().shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return shift != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
