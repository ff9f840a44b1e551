package platform.web.limits;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import platform.web.FilterOrder;
import platform.web.PlatformError;
import platform.web.Problems;

/** Refuses requests above a limit with 429 and the time to come back. Probes and scrapers are always let in. */
final class RateLimitFilter extends OncePerRequestFilter {
    /** The attributes of a request that was counted before. */
    static final String FOR_ADDRESS = "madang.limits.counted-for-address";
    static final String FOR_CALLER = "madang.limits.counted-for-caller";

    /**
     * What the counting found.
     *
     * @param toWait null for a request that may pass
     */
    record Counted(@Nullable Duration toWait) {}

    private final String counted;
    private final Function<HttpServletRequest, RateLimit> limit;
    private final Function<HttpServletRequest, @Nullable String> who;
    private final Problems problems;

    RateLimitFilter(String counted, Function<HttpServletRequest, RateLimit> limit,
            Function<HttpServletRequest, @Nullable String> who, Problems problems) {
        this.counted = counted;
        this.limit = limit;
        this.who = who;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Duration wait = request.getAttribute(counted) instanceof Counted(var before) ? before : count(request);
        if (wait == null) {
            chain.doFilter(request, response);
        } else {
            problems.writeWithRetryAfter(request, response, PlatformError.TOO_MANY_REQUESTS, wait);
        }
    }

    /** Who is counted by address. */
    static String address(HttpServletRequest request) {
        return CallerAddress.of(request).value();
    }

    private @Nullable Duration count(HttpServletRequest request) {
        String caller = who.apply(request);
        return caller == null ? null : limit.apply(request).take(caller);
    }

    /** By address before a token is even looked at; by caller once it is known. */
    @Configuration(proxyBeanMethods = false)
    static class Registration {
        @Bean
        FilterRegistrationBean<RateLimitFilter> addressRateLimit(RateLimits limits, Problems problems) {
            return registration("addressRateLimit", FilterOrder.ADDRESS_RATE_LIMIT, new RateLimitFilter(
                    FOR_ADDRESS, request -> limits.of(request).perAddress(),
                    RateLimitFilter::address,
                    problems));
        }

        @Bean
        FilterRegistrationBean<RateLimitFilter> callerRateLimit(RateLimits limits, Problems problems) {
            return registration("callerRateLimit", FilterOrder.CALLER_RATE_LIMIT,
                    new RateLimitFilter(FOR_CALLER, request -> limits.of(request).perCaller(), _ -> callerId(),
                            problems));
        }

        private static FilterRegistrationBean<RateLimitFilter> registration(String name, int order,
                RateLimitFilter filter) {
            FilterRegistrationBean<RateLimitFilter> registration = new FilterRegistrationBean<>(filter);
            registration.setName(name);
            registration.setOrder(order);
            return registration;
        }

        private static @Nullable String callerId() {
            Authentication caller = SecurityContextHolder.getContext().getAuthentication();
            return caller == null || caller instanceof AnonymousAuthenticationToken ? null : caller.getName();
        }
    }
}
