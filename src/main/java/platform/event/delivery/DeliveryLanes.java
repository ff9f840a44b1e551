package platform.event.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * What waits for a thread, and how much of it one thread takes at a time. Deliveries to one listener that wait together
 * share a transaction: the first runs at once, and what comes while it runs goes together next, at the listener's pace. How many may share doubles
 * while such transactions are short and succeed, and falls back to one when one fails. Another thread comes to help when
 * one alone does not take all that waits. One listener has no more than its part of its module's threads ({@link ModuleThreads})
 * and a queue of its own, so that a slow one leaves room for the others.
 */
final class DeliveryLanes {
    /** A shared transaction holds its locks no longer than about this. */
    private static final Duration LONG = Duration.ofMillis(100);

    private final int room;
    private final int threadsEach;
    private final int mostTogether;
    private final Map<String, Lane> lanes = new HashMap<>();
    private int waiting;

    /** The deliveries to one listener. */
    private static final class Lane {
        private final Queue<Delivery> published = new ArrayDeque<>();
        private final Queue<Delivery> found = new ArrayDeque<>();
        private int threads;
        private int together = 1;
        private boolean foundIsNext;

        /** Whether so many threads take all that waits in their next transactions. */
        private boolean areEnough(int threads) {
            return waiting() <= threads * (together - 1);
        }

        /** In turn: neither of them is to wait for the end of the others. */
        private Delivery take() {
            foundIsNext = published.isEmpty() || (!foundIsNext && !found.isEmpty());
            return foundIsNext ? found.remove() : published.remove();
        }

        private int waiting() {
            return found.size() + published.size();
        }
    }

    /**
     * @param room how many deliveries to one listener may wait
     * @param threadsEach how many threads one listener may have
     * @param mostTogether how many deliveries may share a transaction
     */
    DeliveryLanes(int room, int threadsEach, int mostTogether) {
        this.room = room;
        this.threadsEach = threadsEach;
        this.mostTogether = mostTogether;
    }

    /** What became of a delivery that was offered. */
    enum Offer {
        NO_ROOM, WAITS, NEEDS_A_THREAD
    }

    /** One that was just published here. */
    synchronized Offer offer(Delivery delivery) {
        Lane lane = laneOf(delivery);
        return lane.waiting() >= room ? Offer.NO_ROOM : offer(delivery, lane, lane.published);
    }

    /**
     * One that was found in the database, as many as {@link #canBeginSoon}. These and what is published here take turns: where more comes than
     * a listener takes, those that failed or found no room would never be tried again otherwise, and where many fail, nothing new.
     */
    synchronized Offer offerFound(Delivery delivery) {
        Lane lane = laneOf(delivery);
        return offer(delivery, lane, lane.found);
    }

    private Lane laneOf(Delivery delivery) {
        return lanes.computeIfAbsent(delivery.listener().id(), id -> new Lane());
    }

    private Offer offer(Delivery delivery, Lane lane, Queue<Delivery> queue) {
        queue.add(delivery);
        waiting++;
        if (lane.threads == threadsEach || (lane.threads > 0 && lane.areEnough(lane.threads))) {
            return Offer.WAITS;
        }
        lane.threads++;
        return Offer.NEEDS_A_THREAD;
    }

    /** The next deliveries for a thread of a listener, of each kind in the order in which they came; none: the thread is free again. */
    synchronized List<Delivery> next(String listener) {
        Lane lane = lane(listener);
        if (lane.threads > 1 && lane.areEnough(lane.threads - 1)) {
            lane.threads--;
            return List.of();
        }
        List<Delivery> next = new ArrayList<>(lane.together);
        while (next.size() < lane.together && lane.waiting() > 0) {
            next.add(lane.take());
            waiting--;
        }
        if (next.isEmpty()) {
            lane.threads--;
        }
        return next;
    }

    /**
     * Learns from what ran how many may share the next transaction.
     *
     * @return how long the thread leaves the listener alone, for more to come; when these are too many for one, another thread takes them
     *     meanwhile, if the listener may have one
     */
    synchronized Duration ran(Listener listener, int together, boolean well, Duration took) {
        Lane lane = lane(listener.id());
        if (!well) {
            lane.together = 1;
        } else if (took.compareTo(LONG) > 0) {
            lane.together = Math.max(1, together / 2);
        } else if (together == lane.together) {
            lane.together = Math.min(mostTogether, together * 2);
        }
        Duration left = listener.pace().minus(took);
        return together == 1 || left.isNegative() || lane.waiting() >= lane.together ? Duration.ZERO : left;
    }

    synchronized int waiting() {
        return waiting;
    }

    /** Takes away what was found, has not begun, and was taken by this instance before {@code nanoTime}. */
    synchronized List<Delivery> removeFoundBefore(long nanoTime) {
        List<Delivery> removed = new ArrayList<>();
        lanes.values().forEach(lane -> {
            while (!lane.found.isEmpty() && lane.found.element().takenAt() - nanoTime < 0) {
                removed.add(lane.found.remove());
            }
        });
        waiting -= removed.size();
        return removed;
    }

    /** How many more deliveries to a listener, found in the database, its threads begin with next; what is taken beyond that only waits here. */
    synchronized int canBeginSoon(String listener) {
        Lane lane = lanes.get(listener);
        return lane == null ? threadsEach : Math.max(0, threadsEach * lane.together - lane.found.size());
    }

    private Lane lane(String listener) {
        Lane lane = lanes.get(listener);
        if (lane == null) {
            throw new IllegalStateException("Nothing was ever offered for " + listener);
        }
        return lane;
    }
}
