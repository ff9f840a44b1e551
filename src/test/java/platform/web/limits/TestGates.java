package platform.web.limits;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletResponse;
import platform.web.Problems;

/** Gates of their own, for tests without the application's. */
public final class TestGates {
    private TestGates() {}

    /** As many at once, and as many a minute by address and by caller. */
    public static Gates of(int atOnce, int perAddress, int perCaller) {
        return of(atOnce, perAddress, perCaller, new SimpleMeterRegistry());
    }

    /** The same, its counts in these meters. */
    public static Gates of(int atOnce, int perAddress, int perCaller, MeterRegistry meters) {
        var limits = new LimitProperties(atOnce, atOnce, atOnce, Duration.ofMillis(5), Duration.ZERO,
                new Rate(perAddress, perAddress),
                new Rate(perCaller, perCaller), 1, Map.of());
        RateLimits rates = new RateLimits(limits, meters, null);
        return new Gates(new Admission(limits, rates, meters), rates);
    }

    /** What the filters answer to a request that a gate was asked about; what they count themselves is not above a limit. */
    public static MockHttpServletResponse filtered(HttpServletRequest request, Problems problems)
            throws ServletException, IOException {
        var response = new MockHttpServletResponse();
        new MockFilterChain(new HttpServlet() {
            private static final long serialVersionUID = 1L;
        }, filter(RateLimitFilter.FOR_ADDRESS, problems), filter(RateLimitFilter.FOR_CALLER, problems))
                .doFilter(request, response);
        return response;
    }

    private static RateLimitFilter filter(String counted, Problems problems) {
        var limit = new RateLimit("filter's own", "", new Rate(1, 1), new SimpleMeterRegistry(), null);
        var filter = new RateLimitFilter(counted, _ -> limit, _ -> "anybody", problems);
        filter.setBeanName(counted);
        return filter;
    }

    /** Whether the filters will not count this request once more. */
    public static boolean isCounted(HttpServletRequest request) {
        return request.getAttribute(RateLimitFilter.FOR_ADDRESS) != null
                && request.getAttribute(RateLimitFilter.FOR_CALLER) != null;
    }
}
