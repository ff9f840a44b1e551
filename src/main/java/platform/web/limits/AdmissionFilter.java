package platform.web.limits;

import java.io.IOException;
import java.time.Duration;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import platform.web.FilterOrder;
import platform.web.PlatformError;
import platform.web.Problems;

/**
 * Lets a bounded number of API requests run at once and refuses the others within milliseconds, before anything is spent on
 * them: waiting for a connection would only make everybody late. Health and metrics are always let in.
 */
@Component
@Order(FilterOrder.ADMISSION)
class AdmissionFilter extends OncePerRequestFilter {
    /** The attribute of a request that has its place already. */
    static final String ENTERED = "madang.limits.entered";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Admission admission;
    private final Problems problems;
    private final Counter refused;

    AdmissionFilter(Admission admission, Problems problems, MeterRegistry meters) {
        this.admission = admission;
        this.problems = problems;
        this.refused = meters.counter("madang.admission.refused");
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator/") || request.getAttribute(ENTERED) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!admission.enter()) {
            refused.increment();
            problems.writeWithRetryAfter(request, response, PlatformError.OVERLOADED, RETRY_AFTER);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            admission.leave();
        }
    }
}
