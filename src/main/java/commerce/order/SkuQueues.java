package commerce.order;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import commerce.catalogue.SkuId;
import commerce.refusal.CommerceError;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import platform.web.DomainException;

/**
 * Lets a few orders at a time try for the pieces of one SKU, and the others of this instance wait in the order in which they came,
 * without a connection to the database: all that try wait for one row, and a crowd before it would have every connection, so that
 * nobody could buy anything else. No more wait than can be served within what somebody waits for an answer; the others are told
 * to come back.
 */
@Component
class SkuQueues {
    /** Two prepare their order while one has the row, and one is being answered. */
    private static final int AT_ONCE = 4;
    /** At all SKUs together: who waits has one of the instance's places for requests, and others need some too. */
    private static final int MOST_WAITING = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Map<SkuId, Queue> queues = new ConcurrentHashMap<>();
    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    SkuQueues(MeterRegistry meters) {
        meters.gaugeMapSize("madang.commerce.sku.queues", List.of(), queues);
    }

    /** A SKU that somebody orders right now; changed under its key in the map alone, where it stays as long as it has users. */
    private static final class Queue {
        private final Semaphore places = new Semaphore(AT_ONCE, true);
        private int users;
    }

    /**
     * Takes a place at each SKU, in their order, so that no two orders wait for each other.
     *
     * @return the places, to be left when the order is committed
     * @throws DomainException {@link CommerceError#SKU_CROWDED}: too many wait, or it took too long
     */
    Places enter(Collection<SkuId> skus) {
        Places places = new Places();
        try {
            skus.stream().sorted(Comparator.comparingLong(SkuId::value)).forEach(places::enter);
            return places;
        } catch (RuntimeException e) {
            places.close();
            throw e;
        }
    }

    private record Place(SkuId sku, Queue queue) {}

    /** Of one order. */
    final class Places implements AutoCloseable {
        private final Deque<Place> entered = new ArrayDeque<>();

        private void enter(SkuId sku) {
            Queue queue = queues.compute(sku, (_, known) -> {
                Queue joined = known == null ? new Queue() : known;
                joined.users++;
                return joined;
            });
            if (!isAdmitted(queue.places)) {
                forget(sku);
                throw crowded();
            }
            entered.push(new Place(sku, queue));
        }

        @Override
        public void close() {
            while (!entered.isEmpty()) {
                Place place = entered.pop();
                place.queue.places.release();
                forget(place.sku);
            }
        }
    }

    private void forget(SkuId sku) {
        queues.computeIfPresent(sku, (_, queue) -> --queue.users == 0 ? null : queue);
    }

    private boolean isAdmitted(Semaphore places) {
        try {
            return places.tryAcquire(0, TimeUnit.NANOSECONDS) || waits(places);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean waits(Semaphore places) throws InterruptedException {
        if (!waiting.tryAcquire()) {
            return false;
        }
        try {
            return places.tryAcquire(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            waiting.release();
        }
    }

    private static DomainException crowded() {
        return DomainException.retryAfter(RETRY_AFTER, CommerceError.SKU_CROWDED);
    }
}
