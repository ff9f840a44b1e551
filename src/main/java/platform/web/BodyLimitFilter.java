package platform.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies of no one type, and those that announce more than the {@link BodyLimit}; the others were counted when they were read. */
@Component
@Order(FilterOrder.BODY_LIMIT)
class BodyLimitFilter extends OncePerRequestFilter {
    private final Problems problems;

    BodyLimitFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!BodyLimit.isKept(request)) {
            // Nobody reads the rest of this body, so the connection cannot be used again.
            response.setHeader("Connection", "close");
            problems.write(request, response, PlatformError.BODY_TOO_LARGE);
        } else if (request.getContentType() != null && request.getContentType().indexOf('*') >= 0) {
            problems.write(request, response, PlatformError.UNSUPPORTED_MEDIA_TYPE); // Spring takes it for a mistake of ours.
        } else {
            chain.doFilter(request, response);
        }
    }
}
