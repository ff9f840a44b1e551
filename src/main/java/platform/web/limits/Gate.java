package platform.web.limits;

import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;

/** The way in of one route for what is served before the filters: the same places and the same buckets as theirs. */
public final class Gate {
    private final Admission admission;
    private final RateLimits.Limits limits;

    Gate(Admission admission, RateLimits.Limits limits) {
        this.admission = admission;
        this.limits = limits;
    }

    /** Takes a place among the requests that run at once, which must be given back; false when none is free right now. */
    public boolean enter(HttpServletRequest request) {
        boolean entered = admission.tryEnter();
        if (entered) {
            request.setAttribute(AdmissionFilter.ENTERED, true);
        }
        return entered;
    }

    public void leave() {
        admission.leave();
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
