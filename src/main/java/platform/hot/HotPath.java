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
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.ServerHttpObservationFilter;
import platform.security.AccessTokens;
import platform.security.BearerTokenFilter;
import platform.security.MemberCaller;
import platform.web.FilterOrder;
import platform.web.limits.Gate;
import platform.web.limits.Gates;

/**
 * Serves {@link HotEndpoint}s. Only what is plainly good takes this way: a token that is verified already and neither expired
 * nor revoked, below the same limits, with a body of known length that its endpoint understands. Everything else goes the
 * ordinary way as if this were not there, so that each refusal is made in one place. Comes after the trace has begun.
 */
@Component
@Order(FilterOrder.HOT_PATH)
class HotPath extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(HotPath.class);
    private static final int LONGEST = 1 << 16;

    private record Route(HotEndpoint endpoint, Gate gate, Counter served) {}

    private final Map<String, Route> routes;
    private final AccessTokens tokens;

    HotPath(List<HotEndpoint> endpoints, AccessTokens tokens, Gates gates, MeterRegistry meters) {
        this.routes = endpoints.stream().map(each -> new Route(each, gates.of(HttpMethod.POST, each.path()),
                meters.counter("madang.hot.served", "uri", each.path())))
                .collect(Collectors.toUnmodifiableMap(route -> route.endpoint().path(), Function.identity()));
        this.tokens = tokens;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Route route = routes.get(request.getRequestURI());
        MemberCaller caller = route == null || !isPlain(request) ? null : caller(request);
        if (route == null || caller == null || !route.gate().enter(request)) {
            chain.doFilter(request, response);
            return;
        }
        try {
            serve(route, caller, request, response, chain);
        } finally {
            route.gate().leave();
        }
    }

    private static boolean isPlain(HttpServletRequest request) {
        int length = request.getContentLength();
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return request.getMethod().equals("POST") && request.getQueryString() == null && length > 0
                && length <= LONGEST && MediaType.APPLICATION_JSON_VALUE.equals(request.getContentType())
                && (accept == null || accept.equals(MediaType.ALL_VALUE)
                        || (accept.startsWith(MediaType.APPLICATION_JSON_VALUE) && accept.indexOf(';') < 0));
    }

    private @Nullable MemberCaller caller(HttpServletRequest request) {
        String token = BearerTokenFilter.token(request);
        return token == null ? null : tokens.known(token);
    }

    private static void serve(Route route, MemberCaller caller, HttpServletRequest request,
            HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        if (!route.gate().counts(request, caller.memberId().toString())) {
            chain.doFilter(request, response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(request.getContentLength());
        byte[] answer = answer(route.endpoint(), caller, body, request);
        if (answer == null) {
            chain.doFilter(new ReadRequest(request, body), response);
            return;
        }
        route.served().increment();
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(observed -> observed.setPathPattern(route.endpoint().path()));
        ApiHeaders.write(request, response);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }

    private static byte @Nullable [] answer(HotEndpoint endpoint, MemberCaller caller, byte[] body,
            HttpServletRequest request) {
        try {
            return endpoint.service().answer(caller, body, request);
        } catch (RuntimeException e) {
            LOG.debug("{} goes the ordinary way", endpoint.path(), e);
            return null;
        }
    }
}
