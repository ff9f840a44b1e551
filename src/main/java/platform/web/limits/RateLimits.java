package platform.web.limits;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Which rate limits hold for a request, and how they are used on this instance now, for the operators' page. What must
 * hold across instances and fail closed (log-in, PIN, one-time codes) is not here but in the member module's tables: where these
 * limits are counted together, in Redis, a Redis that is gone lets each instance count for itself.
 */
@Component
public class RateLimits {
    /** The name of what holds for all routes that no policy names. */
    static final String DEFAULT = "default";
    /** The attribute of a request whose limits were looked for. */
    private static final String FOUND = "madang.limits.found";

    private final Limits others;
    private final List<Limits> policies = new ArrayList<>();
    private final List<Rule> rules;
    private final @Nullable SharedCounts shared;

    /** @param shared null: each instance counts for itself */
    RateLimits(LimitProperties properties, MeterRegistry meters, @Nullable SharedCounts shared) {
        this.shared = shared;
        this.others = new Limits(DEFAULT, List.of(),
                new RateLimit(DEFAULT, "address", properties.perAddress(), meters, shared),
                new RateLimit(DEFAULT, "caller", properties.perCaller(), meters, shared));
        properties.policies().forEach((name, policy) -> policies.add(new Limits(name, policy.routes(),
                own(name, "address", policy.perAddress(), meters, others.perAddress()),
                own(name, "caller", policy.perCaller(), meters, others.perCaller()))));
        this.rules = policies.stream()
                .flatMap(policy -> policy.routes().stream().map(route -> new Rule(route, policy)))
                .sorted(Comparator.comparing(Rule::route, Route.MOST_SPECIFIC_FIRST)).toList();
    }

    private RateLimit own(String policy, String per, @Nullable Rate rate, MeterRegistry meters,
            RateLimit otherwise) {
        return rate == null ? otherwise : new RateLimit(policy, per, rate, meters, shared);
    }

    /** The limits of one policy. */
    record Limits(String policy, List<Route> routes, RateLimit perAddress, RateLimit perCaller) {}

    private record Rule(Route route, Limits limits) {}

    /**
     * One bucket.
     *
     * @param policy the name of the policy, {@code default} for that of all other routes
     * @param per {@code address} or {@code caller}
     * @param who the address, or the caller's id
     * @param left requests that would pass at once
     * @param burst requests that would pass at once when nothing was used
     * @param refused requests refused since the bucket was made
     */
    public record Current(String policy, String per, String who, long left, long burst, long refused) {
        double share() {
            return (double) left / burst;
        }
    }

    /** A policy as it is configured; no routes: for all routes that no other policy names. */
    public record Policy(String name, List<String> routes, Rate perAddress, Rate perCaller) {
        static Policy of(Limits limits) {
            return new Policy(limits.policy(), limits.routes().stream().map(Route::toString).toList(),
                    limits.perAddress().rate(), limits.perCaller().rate());
        }
    }

    /** Where requests are counted. */
    public enum Where {
        /** Each instance counts for itself. */
        HERE,
        /** All instances count together. */
        SHARED,
        /** Each counts for itself until Redis does again. */
        MEANWHILE_HERE
    }

    /** Where they are counted now. */
    public Where where() {
        if (shared == null) {
            return Where.HERE;
        }
        return shared.isCounting() ? Where.SHARED : Where.MEANWHILE_HERE;
    }

    /** At most {@code most} buckets, those nearest to their limit first. */
    public List<Current> now(int most) {
        return all().flatMap(limit -> limit.now(most).stream()).sorted(Comparator.comparingDouble(Current::share))
                .limit(most).toList();
    }

    /** All policies, the default last. */
    public List<Policy> policies() {
        return Stream.concat(policies.stream(), Stream.of(others)).map(Policy::of).toList();
    }

    /** Of all routes that fit, the most specific decides. */
    Limits of(HttpServletRequest request) {
        if (request.getAttribute(FOUND) instanceof Limits found) {
            return found;
        }
        Limits found = of(request.getMethod(), request.getRequestURI());
        request.setAttribute(FOUND, found);
        return found;
    }

    Limits of(String method, String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        for (Rule rule : rules) {
            if (rule.route().fits(method, parsed)) {
                return rule.limits();
            }
        }
        return others;
    }

    private Stream<RateLimit> all() {
        return Stream.concat(policies.stream(), Stream.of(others))
                .flatMap(limits -> Stream.of(limits.perAddress(), limits.perCaller())).distinct();
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void sweep() {
        all().forEach(RateLimit::sweep);
    }
}
