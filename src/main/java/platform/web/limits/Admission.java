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
import platform.web.ReadRequest;

/**
 * The places of requests that run at once. Of those that are served one by one, few may write: each takes a connection to the database, and who is
 * let in only to wait for one makes everybody late, the deliveries too on which purchases wait. Those that share transactions have places
 * of their own.
 */
@Component
class Admission {
    /** A burst is waited out; a crowd is not. */
    private static final int MOST_WAITING = 32;
    /** So long a body is kept in memory before its request has a place. */
    private static final int LARGEST_BODY = 1 << 16;
    private static final int MOST_BODIES = 1_024;
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final RateLimits limits;
    private final Semaphore alone;
    private final Semaphore writes;
    /** As many again whose body comes in while they have their place, forms and files: slow ones keep no others from writing. */
    private final Semaphore bringing;
    private final Semaphore bodies = new Semaphore(MOST_BODIES);
    private final Semaphore together;
    /** Methods by their paths. */
    private final Map<String, String> routesTogether = new ConcurrentHashMap<>();
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

    /** From now on, requests of this method and path are of those that share transactions. */
    void shares(String method, String path) {
        routesTogether.put(path, method);
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

    /**
     * Whether its body is read before it gets a place, and with it a connection to the database in view: who sends byte by byte keeps nobody
     * away then. JSON alone: the server reads forms and files by itself.
     */
    static boolean waitsForBodyFirst(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.startsWith("application/json") && request.getContentLengthLong() >= 0
                && request.getContentLengthLong() <= LARGEST_BODY;
    }

    /** Whether nothing of its body is to come any more, or it has none. */
    private static boolean isHere(HttpServletRequest request) {
        return request instanceof ReadRequest
                || (request.getContentLengthLong() <= 0 && request.getHeader("Transfer-Encoding") == null);
    }

    /** A place to wait for a body in, which costs memory alone; null when there is none. */
    @Nullable
    Place waitForBody() {
        return bodies.tryAcquire() ? new Place(List.of(bodies)) : null;
    }

    private List<Semaphore> placesOf(HttpServletRequest request) {
        if (request.getMethod().equals(routesTogether.get(request.getRequestURI()))) {
            return List.of(together);
        }
        List<Semaphore> wanted = new ArrayList<>(List.of(alone));
        if (!READING.contains(request.getMethod())) {
            wanted.addFirst(isHere(request) ? writes : bringing);
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
