package platform.web.limits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.http.HttpServletRequest;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import platform.web.SafeMethods;

/**
 * The places of requests that run at once. Of those that are served one by one, few may write: each takes a connection to the database, and who is
 * let in only to wait for one makes everybody late, the deliveries too on which purchases wait. Those that share transactions have places
 * of their own.
 */
@Component
class Admission {
    /** A burst is waited out; a crowd is not. */
    private static final int MOST_WAITING = 32;

    private final RateLimits limits;
    private final Room alone;
    private final Room writes;
    private final Room together;
    /** Methods by their paths. */
    private final Map<String, String> routesTogether = new ConcurrentHashMap<>();
    private final Map<String, Room> policies = new HashMap<>();
    private final Duration patience;

    Admission(LimitProperties properties, RateLimits limits, MeterRegistry meters) {
        this.limits = limits;
        this.alone = Room.of("alone", properties.concurrent(), meters);
        this.writes = Room.of("writes", properties.writes(), meters);
        this.together = Room.of("together", properties.together(), meters);
        this.patience = properties.patience();
        properties.policies().forEach((name, policy) -> {
            if (policy.atOnce() != null) {
                policies.put(name, Room.of(name, policy.atOnce(), meters));
            }
        });
    }

    /** From now on, requests of this method and path are of those that share transactions. */
    void shares(String method, String path) {
        routesTogether.put(path, method);
    }

    /** A place for a request whose body is here, for which it waits a little where not too many wait; null when there is none. */
    @Nullable
    Place enter(HttpServletRequest request) {
        List<Semaphore> taken = new ArrayList<>();
        long until = System.nanoTime() + patience.toNanos();
        for (Room room : roomsFor(request)) {
            if (!acquire(room.places(), until)) {
                room.refused().increment();
                taken.forEach(Semaphore::release);
                return null;
            }
            taken.add(room.places());
        }
        return new Place(taken);
    }

    private List<Room> roomsFor(HttpServletRequest request) {
        if (request.getMethod().equals(routesTogether.get(request.getRequestURI()))) {
            return List.of(together);
        }
        List<Room> wanted = new ArrayList<>(List.of(alone));
        if (!SafeMethods.include(request)) {
            wanted.addFirst(writes);
        }
        Room few = policies.get(limits.of(request).policy());
        if (few != null) {
            wanted.addFirst(few);
        }
        return wanted;
    }

    private static boolean acquire(Semaphore places, long until) {
        try {
            return places.tryAcquire() || (places.getQueueLength() < MOST_WAITING
                    && places.tryAcquire(until - System.nanoTime(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
