package platform.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import platform.trace.Traces;

/** Tells every caller the trace id of their request, in {@code X-Trace-Id}. */
@Component
@Order(FilterOrder.TRACE_ID)
class TraceIdFilter extends OncePerRequestFilter {
    private final Traces traces;

    TraceIdFilter(Traces traces) {
        this.traces = traces;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = traces.currentId();
        if (id != null) {
            response.setHeader("X-Trace-Id", id);
        }
        chain.doFilter(request, response);
    }
}
