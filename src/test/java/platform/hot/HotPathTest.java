package platform.hot;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import platform.security.AccessTokens;
import platform.web.DomainException;
import platform.web.PlatformError;
import platform.web.Problems;
import platform.web.ReadRequest;
import platform.web.limits.Gates;
import platform.web.limits.TestGates;
import testing.MadangTest;
import testing.TestMembers;
import testing.TestMembers.TestMember;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Who is served the short way, and who goes on to the filters. */
@MadangTest
class HotPathTest {
    private static final String PATH = "/v1/tests-of-the-short-way";

    @Autowired
    AccessTokens tokens;
    @Autowired
    TestMembers members;
    @Autowired
    Problems problems;

    /** What came through to the filters; null for one that was served. */
    private final AtomicReference<HttpServletRequest> passedOn = new AtomicReference<>();
    private MockHttpServletResponse answer = new MockHttpServletResponse();

    @Test
    void aTokenIsVerifiedTheOrdinaryWayFirst() throws Exception {
        HotPath hot = path(TestGates.of(10, 100, 100));
        TestMember member = members.join();
        assertThat(isServed(hot, request(member.token()))).isFalse();
        tokens.verify(member.token());
        assertThat(isServed(hot, request(member.token()))).isTrue();
        assertThat(isServed(hot, request(member.token() + "x"))).isFalse();
    }

    @Test
    void whoIsAboveALimitIsLeftToTheFilters() throws Exception {
        TestMember member = verified();
        var meters = new SimpleMeterRegistry();
        HotPath byCaller = path(TestGates.of(10, 100, 3, meters));
        HotPath byAddress = path(TestGates.of(10, 3, 100, meters));
        for (HotPath hot : List.of(byCaller, byAddress)) {
            for (int i = 0; i < 3; i++) {
                assertThat(isServed(hot, request(member.token()))).isTrue();
            }
            assertThat(isServed(hot, request(member.token()))).isFalse();
            var refused = TestGates.filtered(passedOn.get(), problems);
            assertThat(refused.getStatus()).isEqualTo(429);
            assertThat(refused.getContentAsString()).contains("\"code\":\"TOO_MANY_REQUESTS\"");
        }
        for (String per : List.of("caller", "address")) {
            assertThat(meters.counter("madang.limits.refused", "policy", "default", "per", per).count()).isEqualTo(1);
        }
    }

    @Test
    void whatItsServiceDoesNotTakeIsPassedOnWholeAndCounted() throws Exception {
        TestMember member = verified();
        HotPath hot = path(TestGates.of(10, 100, 100));
        for (String body : List.of("{\"other\":1}", "fail")) {
            assertThat(isServed(hot, request(member.token(), body))).isFalse();
            assertThat(new String(passedOn.get().getInputStream().readAllBytes(), UTF_8)).isEqualTo(body);
            assertThat(TestGates.isCounted(passedOn.get())).isTrue();
        }
    }

    @Test
    void whatWasNotReadYetIsLeftToTheController() throws Exception {
        ReadRequest read = request(verified().token());
        HotPath hot = path(TestGates.of(10, 100, 100));
        assertThat(isServed(hot, (HttpServletRequest) read.getRequest())).isFalse();
        assertThat(isServed(hot, read)).isTrue();
    }

    @Test
    void whatTheUseCaseRefusesIsToldAtOnceWithItsCode() throws Exception {
        assertThat(isServed(path(TestGates.of(10, 100, 100)), request(verified().token(), "busy"))).isTrue();
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("7");
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        assertThat(answer.getContentAsString()).contains("\"code\":\"OVERLOADED\"");
        assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.getHeaders("Cache-Control")).containsExactly("no-store");
        assertThat(answer.containsHeader("Expires")).as("as the security chain's: only where nothing is said")
                .isFalse();
    }

    @Test
    void whatWouldBeReadAndAnsweredTheSameIsServed() throws Exception {
        HotPath hot = path(TestGates.of(10, 100, 100));
        TestMember member = verified();
        for (String type : List.of("application/json", "application/json;charset=UTF-8",
                "Application/JSON; charset=\"utf-8\"")) {
            assertThat(isServed(hot, request(member.token(), "{}", type, null))).as(type).isTrue();
        }
        for (String accept : List.of("*/*", "application/json", "application/json, text/plain, */*")) {
            assertThat(isServed(hot, request(member.token(), "{}", "application/json", accept))).as(accept).isTrue();
        }
    }

    @Test
    void whatMightBeReadOrAnsweredOtherwiseIsLeftToTheController() throws Exception {
        HotPath hot = path(TestGates.of(10, 100, 100));
        TestMember member = verified();
        for (String type : List.of("application/json-seq", "application/json;charset=UTF-16", "application/json;v=2",
                "text/plain", "json")) {
            assertThat(isServed(hot, request(member.token(), "{}", type, null))).as(type).isFalse();
        }
        for (String accept : List.of("application/json-seq", "application/problem+json", "text/html, application/json",
                "application/json;q=0.1, text/html", "*/*, application/vnd.madang+json", "application/json;v=2",
                "nothing")) {
            assertThat(isServed(hot, request(member.token(), "{}", "application/json", accept))).as(accept).isFalse();
        }
    }

    private HotPath path(Gates gates) {
        return new HotPath(List.of(new HotEndpoint(PATH, (_, body, _) -> switch (new String(body, UTF_8)) {
            case "{}" -> ResponseEntity.ok(body);
            case "fail" -> throw new IllegalStateException("broken");
            case "busy" -> throw DomainException.retryAfter(Duration.ofSeconds(7), PlatformError.OVERLOADED);
            default -> null;
        })), tokens, gates, problems, new SimpleMeterRegistry());
    }

    private TestMember verified() {
        TestMember member = members.join();
        tokens.verify(member.token());
        return member;
    }

    private boolean isServed(HotPath hot, HttpServletRequest request) throws ServletException, IOException {
        var chain = new MockFilterChain();
        answer = new MockHttpServletResponse();
        hot.doFilter(request, answer, chain);
        passedOn.set((HttpServletRequest) chain.getRequest());
        return passedOn.get() == null;
    }

    private static ReadRequest request(String token) {
        return request(token, "{}");
    }

    private static ReadRequest request(String token, String body) {
        return request(token, body, "application/json", null);
    }

    private static ReadRequest request(String token, String body, String type, @Nullable String accept) {
        var request = new MockHttpServletRequest("POST", PATH);
        request.addHeader("Authorization", "Bearer " + token);
        request.setContentType(type);
        if (accept != null) {
            request.addHeader("Accept", accept);
        }
        return new ReadRequest(request, body.getBytes(UTF_8));
    }
}
