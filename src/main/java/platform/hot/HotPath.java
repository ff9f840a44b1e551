package platform.hot;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.ServerHttpObservationFilter;
import platform.security.AccessTokens;
import platform.security.BearerTokenFilter;
import platform.security.MemberCaller;
import platform.web.DomainException;
import platform.web.FilterOrder;
import platform.web.Problems;
import platform.web.ReadRequest;
import platform.web.limits.Gate;
import platform.web.limits.Gates;

/**
 * Serves {@link HotEndpoint}s. Only what is plainly good takes this way: a token that is verified already and neither expired
 * nor revoked, below the same limits, with a body that has come and its endpoint understands. Everything else goes the
 * ordinary way as if this were not there, so that each refusal of a request is made in one place; what the use case itself
 * refuses is told here. Comes after the trace has begun.
 */
@Component
@Order(FilterOrder.HOT_PATH)
class HotPath extends OncePerRequestFilter {
    private static final byte[] NOTHING = {};
    private static final Logger LOG = LoggerFactory.getLogger(HotPath.class);

    private record Route(HotEndpoint endpoint, Gate gate, Counter served) {}

    private final Map<String, Route> routes;
    private final AccessTokens tokens;
    private final Problems problems;

    HotPath(List<HotEndpoint> endpoints, AccessTokens tokens, Gates gates, Problems problems, MeterRegistry meters) {
        this.routes = endpoints.stream().map(each -> new Route(each, gates.of(HttpMethod.POST, each.path()),
                meters.counter("madang.hot.served", "uri", each.path())))
                .collect(Collectors.toUnmodifiableMap(route -> route.endpoint().path(), Function.identity()));
        this.tokens = tokens;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Route route = routes.get(request.getRequestURI());
        if (route != null && request instanceof ReadRequest read && PlainRequest.is(read)) {
            MemberCaller caller = caller(read);
            if (caller != null) {
                serve(route, caller, read, response, chain);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private @Nullable MemberCaller caller(HttpServletRequest request) {
        String token = BearerTokenFilter.token(request);
        return token == null ? null : tokens.known(token);
    }

    private void serve(Route route, MemberCaller caller, ReadRequest request, HttpServletResponse response,
            FilterChain chain) throws ServletException, IOException {
        if (!route.gate().counts(request, caller.memberId().toString())) {
            chain.doFilter(request, response);
            return;
        }
        ResponseEntity<?> answer;
        try {
            answer = answer(route.endpoint(), caller, request.body(), request);
        } catch (DomainException e) {
            begin(route, request, response);
            problems.write(request, response, e);
            return;
        }
        if (answer == null) {
            chain.doFilter(request, response);
        } else {
            begin(route, request, response);
            send(answer, response);
        }
    }

    /** What it throws but for a refusal is the controller's to meet again, and to tell. */
    private static @Nullable ResponseEntity<?> answer(HotEndpoint endpoint, MemberCaller caller, byte[] body,
            HttpServletRequest request) {
        // The filter that does it comes later.
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        try {
            return endpoint.service().answer(caller, body, request);
        } catch (DomainException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.debug("{} goes the ordinary way", endpoint.path(), e);
            return null;
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }

    private static void begin(Route route, HttpServletRequest request, HttpServletResponse response) {
        route.served().increment();
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(observed -> observed.setPathPattern(route.endpoint().path()));
        ApiHeaders.write(request, response);
    }

    private static void send(ResponseEntity<?> answer, HttpServletResponse response) throws IOException {
        byte[] body = answer.getBody() instanceof byte[] bytes ? bytes : NOTHING;
        response.setStatus(answer.getStatusCode().value());
        ApiHeaders.forbidCaching(response);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        answer.getHeaders().forEach((name, values) -> response.setHeader(name, values.getFirst()));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
