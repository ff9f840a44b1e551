package platform.web.limits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import jakarta.servlet.FilterChain;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.server.PathContainer;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import platform.web.Problems;
import testing.Api;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class LimitsTest {
    private static final Rate THREE_A_MINUTE = new Rate(3, 3);

    @LocalServerPort
    int port;
    @Autowired
    Problems problems;
    @Autowired
    RateLimits limits;
    @Autowired
    LimitProperties properties;
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Test
    void refusesWithinMillisecondsWhenAllPlacesAreTaken() throws Exception {
        var limits = new LimitProperties(2, 2, 1, Duration.ofMillis(5), Duration.ZERO, THREE_A_MINUTE, THREE_A_MINUTE,
                1, Map.of());
        var meters = new SimpleMeterRegistry();
        AdmissionFilter filter = new AdmissionFilter(
                new Admission(limits, new RateLimits(limits, meters, null), meters),
                new Bodies(limits, 1, meters), problems);
        CountDownLatch inside = new CountDownLatch(2);
        CountDownLatch release = new CountDownLatch(1);
        FilterChain busy = (_, _) -> {
            inside.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        List<Future<Integer>> running = new ArrayList<>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2; i++) {
                running.add(pool.submit(() -> {
                    var response = new MockHttpServletResponse();
                    filter.doFilter(request("10.0.0.1"), response, busy);
                    return response.getStatus();
                }));
            }
            inside.await();
            var refused = new MockHttpServletResponse();
            long before = System.nanoTime();
            filter.doFilter(request("10.0.0.1"), refused, new MockFilterChain());
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
            assertThat(refused.getStatus()).isEqualTo(503);
            assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
            assertThat(refused.getContentAsString()).contains("\"code\":\"OVERLOADED\"");
            var health = new MockHttpServletResponse();
            filter.doFilter(new MockHttpServletRequest("GET", "/actuator/health/liveness"), health,
                    new MockFilterChain());
            assertThat(health.getStatus()).isEqualTo(200);
            release.countDown();
        }
        assertThat(running).allMatch(one -> one.resultNow() == 200);
        var admitted = new MockHttpServletResponse();
        filter.doFilter(request("10.0.0.1"), admitted, new MockFilterChain());
        assertThat(admitted.getStatus()).isEqualTo(200);
        assertThat(meters.counter("madang.admission.refused", "places", "alone").count()).isEqualTo(1);
    }

    @Test
    void refusesAnAddressAboveItsRateAndLeavesTheOthersAlone() throws Exception {
        var meters = new SimpleMeterRegistry();
        RateLimit limit = new RateLimit("default", "address", THREE_A_MINUTE, meters, null);
        RateLimitFilter filter = new RateLimitFilter("counted", _ -> limit, RateLimitFilter::address, problems);
        for (int i = 0; i < 3; i++) {
            assertThat(send(filter, "10.0.0.1").getStatus()).isEqualTo(200);
        }
        var refused = send(filter, "10.0.0.1");
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.getHeader("Retry-After"))).isBetween(1, 20);
        assertThat(refused.getContentAsString()).contains("\"code\":\"TOO_MANY_REQUESTS\"");
        assertThat(send(filter, "10.0.0.2").getStatus()).isEqualTo(200);
        assertThat(limit.now(10)).extracting(RateLimits.Current::who).containsExactly("10.0.0.1", "10.0.0.2");
        assertThat(limit.now(1).getFirst().refused()).isEqualTo(1);
        assertThat(meters.counter("madang.limits.refused", "policy", "default", "per", "address").count()).isEqualTo(1);
        limit.sweep();
        assertThat(limit.now(10)).hasSize(2);
    }

    @Test
    void zeroMeansNoLimit() {
        RateLimit limit = new RateLimit("default", "caller", new Rate(0, 1), new SimpleMeterRegistry(), null);
        assertThat(limit.take("1")).isNull();
        assertThat(limit.take("1")).isNull();
    }

    @Test
    void holdsAConfiguredPolicyToItsRoutesWhoeverTheCallerPretendsToBe() {
        Api api = new Api(port);
        var answers = IntStream.range(0, 5).mapToObj(
                i -> api.get("/v1/tests-of-limits/it", "X-Forwarded-For", "203.0.113." + i, "Forwarded", "for=a" + i))
                .toList();
        assertThat(answers).filteredOn(answer -> answer.status() == 429).isNotEmpty()
                .allSatisfy(answer -> {
                    assertThat(answer.code()).isEqualTo("TOO_MANY_REQUESTS");
                    assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 20L);
                });
        assertThat(api.get("/v1/home").status()).as("another route").isEqualTo(401);
        assertThat(limits.now(10)).filteredOn(it -> it.policy().equals("tests")).singleElement()
                .satisfies(it -> assertThat(it.refused()).isPositive());
    }

    /** A policy whose route was renamed would limit nothing, and nobody would notice. */
    @Test
    void everyConfiguredRouteIsOneThatThereIs() {
        List<Route> idle = properties.policies().entrySet().stream().filter(it -> !it.getKey().equals("tests"))
                .flatMap(it -> it.getValue().routes().stream())
                .filter(route -> mappings.getHandlerMethods().keySet().stream().noneMatch(it -> serves(it, route)))
                .toList();
        assertThat(idle).isEmpty();
    }

    private static boolean serves(RequestMappingInfo endpoint, Route route) {
        var methods = endpoint.getMethodsCondition().getMethods();
        boolean method = route.method() == null || methods.isEmpty()
                || methods.contains(RequestMethod.valueOf(route.method().name()));
        return method && endpoint.getPatternValues().stream().map(path -> path.replaceAll("\\{[^}]*}", "1"))
                .anyMatch(path -> route.path().matches(PathContainer.parsePath(path)));
    }

    private static MockHttpServletResponse send(RateLimitFilter filter, String address) throws Exception {
        var response = new MockHttpServletResponse();
        filter.doFilter(request(address), response, new MockFilterChain());
        return response;
    }

    @Test
    void countsAnIpv6SubscriberByTheirNetwork() throws Exception {
        RateLimit limit = new RateLimit("default", "address", THREE_A_MINUTE, new SimpleMeterRegistry(), null);
        RateLimitFilter filter = new RateLimitFilter("counted", _ -> limit, RateLimitFilter::address, problems);
        for (int i = 0; i < 3; i++) {
            assertThat(send(filter, "2001:db8:7::" + i).getStatus()).isEqualTo(200);
        }
        assertThat(send(filter, "2001:db8:7::ffff").getStatus()).isEqualTo(429);
        assertThat(send(filter, "2001:db8:8::1").getStatus()).isEqualTo(200);
    }

    private static MockHttpServletRequest request(String address) {
        var request = new MockHttpServletRequest("GET", "/v1/home");
        request.setRemoteAddr(address);
        return request;
    }
}
