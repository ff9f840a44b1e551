package commerce.order;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import commerce.catalogue.SkuId;
import commerce.refusal.CommerceError;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import platform.web.DomainException;
import platform.web.limits.Place;

/**
 * Lets a few orders at a time try for the pieces of one SKU, and the others of this instance wait in the order in which they came,
 * without a connection to the database: when another instance keeps its row, all that try wait for it, and a crowd before it would have every
 * connection, so that nobody could buy anything else. No more wait than can be served within what somebody waits for an answer; the others are told
 * to come back.
 */
@Component
class SkuQueues {
    /** They share a transaction, or the next one; when another instance keeps the row, so many wait for it with a connection each. */
    private static final int AT_ONCE = 4;
    /** At all SKUs together: some sixty a second were served of one when each had a transaction of its own. */
    private static final int MOST_WAITING = 128;
    /** Of an order, however many SKUs are full. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Map<SkuId, Queue> queues = new ConcurrentHashMap<>();
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private final Duration patience;

    @Autowired
    SkuQueues(MeterRegistry meters) {
        this(meters, PATIENCE);
    }

    SkuQueues(MeterRegistry meters, Duration patience) {
        this.patience = patience;
        meters.gaugeMapSize("madang.commerce.sku.queues", List.of(), queues);
    }

    /** A SKU that somebody orders right now; changed under its key in the map alone, where it stays as long as it has users. */
    private static final class Queue {
        private final Semaphore places = new Semaphore(AT_ONCE, true);
        private int users;
    }

    /**
     * Takes a place at each SKU. Who waits at one has none at any other, so that no two orders wait for each other and a
     * crowd keeps nobody from what it does not want.
     *
     * @return the places, to be left when the order is committed
     * @throws DomainException {@link CommerceError#SKU_CROWDED}: too many wait, or it took too long
     */
    Places enter(Collection<SkuId> skus) {
        Places places = new Places(skus);
        try {
            if (places.haveAll()) {
                Place.takeAgain();
                return places;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        places.close();
        throw crowded();
    }

    /** Of one order. */
    final class Places implements SkuTurns.Turn {
        private final Map<SkuId, Queue> wanted = new LinkedHashMap<>();
        private final Set<Queue> taken = new HashSet<>();

        private Places(Collection<SkuId> skus) {
            skus.stream().distinct().sorted(Comparator.comparingLong(SkuId::value))
                    .forEach(sku -> wanted.put(sku, join(sku)));
        }

        /** As soon as all have a place for it at once, or false. */
        private boolean haveAll() throws InterruptedException {
            long until = System.nanoTime() + patience.toNanos();
            Queue full = takeOthers();
            while (full != null) {
                giveBack();
                if (!waits(full, until - System.nanoTime())) {
                    return false;
                }
                taken.add(full);
                full = takeOthers();
            }
            return true;
        }

        /** All that it does not have; or the first that is full. */
        private @Nullable Queue takeOthers() throws InterruptedException {
            for (Queue queue : wanted.values()) {
                if (!taken.contains(queue)) {
                    // Unlike without a time, it does not overtake who waits.
                    if (!queue.places.tryAcquire(0, TimeUnit.NANOSECONDS)) {
                        return queue;
                    }
                    taken.add(queue);
                }
            }
            return null;
        }

        private void giveBack() {
            taken.forEach(queue -> queue.places.release());
            taken.clear();
        }

        @Override
        public void close() {
            giveBack();
            wanted.keySet().forEach(SkuQueues.this::forget);
            wanted.clear();
        }
    }

    private Queue join(SkuId sku) {
        return queues.compute(sku, (_, known) -> {
            Queue joined = known == null ? new Queue() : known;
            joined.users++;
            return joined;
        });
    }

    private void forget(SkuId sku) {
        queues.computeIfPresent(sku, (_, queue) -> --queue.users == 0 ? null : queue);
    }

    private boolean waits(Queue queue, long nanos) throws InterruptedException {
        if (!waiting.tryAcquire()) {
            return false;
        }
        try {
            Place.giveBack();
            return queue.places.tryAcquire(nanos, TimeUnit.NANOSECONDS);
        } finally {
            waiting.release();
        }
    }

    private static DomainException crowded() {
        return DomainException.retryAfter(RETRY_AFTER, CommerceError.SKU_CROWDED);
    }
}
