package platform.web.limits;

import java.time.Duration;
import java.util.Map;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** Gates of their own, for tests without the application's. */
public final class TestGates {
    private TestGates() {}

    /** As many at once, and as many a minute by address and by caller. */
    public static Gates of(int atOnce, int perAddress, int perCaller) {
        var meters = new SimpleMeterRegistry();
        var limits = new LimitProperties(atOnce, Duration.ofMillis(5), new Rate(perAddress, perAddress),
                new Rate(perCaller, perCaller), Map.of());
        return new Gates(new Admission(limits, meters), new RateLimits(limits, meters));
    }

    /** Whether the filters will not count this request once more. */
    public static boolean isCounted(jakarta.servlet.http.HttpServletRequest request) {
        return request.getAttribute(RateLimitFilter.COUNTED_FOR_ADDRESS) != null
                && request.getAttribute(RateLimitFilter.COUNTED_FOR_CALLER) != null
                && request.getAttribute(AdmissionFilter.ENTERED) != null;
    }
}
