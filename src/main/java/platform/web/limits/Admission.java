package platform.web.limits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

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
    private final RateLimits limits;
    private final Room alone;
    private final Room writes;
    private final Room together;
    /** Methods by their paths. */
    private final Map<String, String> routesTogether = new ConcurrentHashMap<>();
    private final Map<String, Room> policies = new HashMap<>();
    /** Of those who have begun nothing yet. */
    private final Set<Room> beginnings = new HashSet<>();
    private final Duration patience;

    Admission(LimitProperties properties, RateLimits limits, MeterRegistry meters) {
        this.limits = limits;
        this.alone = Room.of("alone", properties.concurrent(), meters);
        this.writes = Room.of("writes", properties.writes(), meters);
        this.together = Room.of("together", properties.together(), meters);
        this.patience = properties.patience();
        properties.policies().forEach((name, policy) -> {
            if (policy.atOnce() != null) {
                Room room = Room.of(name, policy.atOnce(), meters);
                policies.put(name, room);
                if (policy.begins()) {
                    beginnings.add(room);
                }
            }
        });
    }

    /** From now on, requests of this method and path are of those that share transactions. */
    void shares(String method, String path) {
        routesTogether.put(path, method);
    }

    /**
     * A place for a request whose body is here, for which it waits a little where not too many wait; null when there is none. Who begins something goes
     * behind those who wait to write, for these may have begun: what they have done would be for nothing, and they come again. One of each kind is let in
     * nevertheless.
     */
    @Nullable
    Place enter(HttpServletRequest request) {
        List<Room> wanted = roomsFor(request);
        Room first = wanted.getFirst();
        if (beginnings.contains(first) && writes.isWaitedFor() && !first.isEmpty()) {
            first.refused().increment();
            return null;
        }
        List<Semaphore> taken = new ArrayList<>();
        long until = System.nanoTime() + patience.toNanos();
        for (Room room : wanted) {
            if (!room.enter(until)) {
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
}
