package platform.web.limits;

import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;

/** The way in of one route for what is served before the other filters: the same buckets as theirs. */
public final class Gate {
    private final RateLimits.Limits limits;

    Gate(RateLimits.Limits limits) {
        this.limits = limits;
    }

    /** Counts the request; false when it is above a limit, which the filters will say without counting it once more. */
    public boolean counts(HttpServletRequest request, String caller) {
        return counts(request, RateLimitFilter.FOR_ADDRESS, limits.perAddress(),
                CallerAddress.of(request).value())
                && counts(request, RateLimitFilter.FOR_CALLER, limits.perCaller(), caller);
    }

    private static boolean counts(HttpServletRequest request, String counted, RateLimit limit, String who) {
        Duration wait = limit.take(who);
        request.setAttribute(counted, new RateLimitFilter.Counted(wait));
        return wait == null;
    }
}
