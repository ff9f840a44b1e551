package platform.web.limits;

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

    /** Counts the request; false when it is above a limit, which the filters will find too and say. */
    public boolean counts(HttpServletRequest request, String caller) {
        if (limits.perAddress().take(request.getRemoteAddr()) != null) {
            return false;
        }
        request.setAttribute(RateLimitFilter.COUNTED_FOR_ADDRESS, true);
        if (limits.perCaller().take(caller) != null) {
            return false;
        }
        request.setAttribute(RateLimitFilter.COUNTED_FOR_CALLER, true);
        return true;
    }
}
