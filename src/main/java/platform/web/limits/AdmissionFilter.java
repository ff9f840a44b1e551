package platform.web.limits;

import java.io.IOException;
import java.time.Duration;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.coyote.CloseNowException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import platform.database.AnswerTime;
import platform.web.BodyTooSlowException;
import platform.web.FilterOrder;
import platform.web.PlatformError;
import platform.web.Problems;

/**
 * Lets a bounded number of requests run at once and refuses the others within milliseconds, before anything is spent on them, a trace
 * and a look at who they are included: at twice what goes, what it costs to turn the others away is what is missing for those who are
 * served. Health and metrics are always let in.
 */
@Component
@Order(FilterOrder.ADMISSION)
class AdmissionFilter extends OncePerRequestFilter {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Admission admission;
    private final Bodies bodies;
    private final Problems problems;

    AdmissionFilter(Admission admission, Bodies bodies, Problems problems) {
        this.admission = admission;
        this.bodies = bodies;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest whole;
        try {
            whole = bodies.arrived(request);
        } catch (BodyTooSlowException e) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            problems.writeBriefly(request, response, PlatformError.BODY_TOO_SLOW);
            throw new CloseNowException(e); // The server would wait for the rest otherwise.
        }
        if (whole == null) {
            refuse(request, response);
            return;
        }
        try (Place place = admission.enter(whole)) {
            if (place == null) {
                refuse(request, response);
            } else {
                place.isHere();
                AnswerTime.requestBegins();
                chain.doFilter(whole, response);
            }
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.writeBrieflyWithRetryAfter(request, response, PlatformError.OVERLOADED, RETRY_AFTER);
    }
}
