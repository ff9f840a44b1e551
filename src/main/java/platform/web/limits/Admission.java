package platform.web.limits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.http.HttpServletRequest;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The places of requests that run at once. Of those that are served one by one, few may write: each takes a connection to the database, and who is
 * let in only to wait for one makes everybody late, the deliveries too on which purchases wait. Those that share transactions have places
 * of their own.
 */
@Component
class Admission {
    /** A burst is waited out; a crowd is not. */
    private static final int MOST_WAITING = 32;
    /** Of 64 KB each. */
    private static final int MOST_BODIES = 1_024;
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final RateLimits limits;
    private final Semaphore alone;
    private final Semaphore writes;
    /** As many again whose body comes in while they have their place, forms and files: slow ones keep no others from writing. */
    private final Semaphore bringing;
    private final Semaphore bodies = new Semaphore(MOST_BODIES);
    private final Semaphore together;
    private final Set<String> pathsTogether = ConcurrentHashMap.newKeySet();
    private final Map<String, Semaphore> policies = new HashMap<>();
    private final Duration patience;

    Admission(LimitProperties properties, RateLimits limits, MeterRegistry meters) {
        this.limits = limits;
        this.alone = new Semaphore(properties.concurrent());
        this.writes = new Semaphore(properties.writes());
        this.bringing = new Semaphore(properties.writes());
        this.together = new Semaphore(properties.together());
        this.patience = properties.patience();
        properties.policies().forEach((name, policy) -> {
            if (policy.atOnce() != null) {
                policies.put(name, new Semaphore(policy.atOnce()));
            }
        });
        meters.gauge("madang.admission.free", alone, Semaphore::availablePermits);
        meters.gauge("madang.admission.together.free", together, Semaphore::availablePermits);
    }

    /** From now on, requests of this path are of those that share transactions. */
    void shares(String path) {
        pathsTogether.add(path);
    }

    /** A place, for which it waits a little where not too many wait; null when there is none. */
    @Nullable
    Place enter(HttpServletRequest request) {
        List<Semaphore> wanted = placesOf(request);
        long until = System.nanoTime() + patience.toNanos();
        for (int i = 0; i < wanted.size(); i++) {
            if (!acquire(wanted.get(i), until)) {
                wanted.subList(0, i).forEach(Semaphore::release);
                return null;
            }
        }
        return new Place(wanted);
    }

    /** A place to wait for a body in, which costs memory alone; null when there is none. */
    @Nullable
    Place waitForBody() {
        return bodies.tryAcquire() ? new Place(List.of(bodies)) : null;
    }

    private List<Semaphore> placesOf(HttpServletRequest request) {
        if (pathsTogether.contains(request.getRequestURI())) {
            return List.of(together);
        }
        List<Semaphore> wanted = new ArrayList<>(List.of(alone));
        if (!READING.contains(request.getMethod())) {
            wanted.addFirst(ArrivedBody.isHere(request) ? writes : bringing);
        }
        Semaphore few = policies.get(limits.of(request).policy());
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
