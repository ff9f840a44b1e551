package platform.hot;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import platform.security.AccessTokens;
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

    /** What came through to the filters; null for one that was served. */
    private final AtomicReference<HttpServletRequest> passedOn = new AtomicReference<>();

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
        HotPath byCaller = path(TestGates.of(10, 100, 3));
        HotPath byAddress = path(TestGates.of(10, 3, 100));
        for (HotPath hot : List.of(byCaller, byAddress)) {
            for (int i = 0; i < 3; i++) {
                assertThat(isServed(hot, request(member.token()))).isTrue();
            }
            assertThat(isServed(hot, request(member.token()))).isFalse();
            assertThat(TestGates.isCounted(passedOn.get())).isFalse();
        }
    }

    @Test
    void whoFindsNoPlaceIsLeftToTheFiltersAndEachPlaceIsGivenBack() throws Exception {
        TestMember member = verified();
        Gates gates = TestGates.of(1, 100, 100);
        HotPath hot = path(gates);
        for (int i = 0; i < 3; i++) {
            assertThat(isServed(hot, request(member.token()))).isTrue();
        }
        HotPath inside = new HotPath(List.of(new HotEndpoint(PATH, (_, _, _) -> {
            try {
                assertThat(isServed(hot, request(member.token()))).isFalse();
                return "{}".getBytes(UTF_8);
            } catch (ServletException | IOException e) {
                throw new IllegalStateException(e);
            }
        })), tokens, gates, new SimpleMeterRegistry());
        assertThat(isServed(inside, request(member.token()))).isTrue();
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

    private HotPath path(Gates gates) {
        return new HotPath(List.of(new HotEndpoint(PATH, (_, body, _) -> switch (new String(body, UTF_8)) {
            case "{}" -> body;
            case "fail" -> throw new IllegalStateException("broken");
            default -> null;
        })), tokens, gates, new SimpleMeterRegistry());
    }

    private TestMember verified() {
        TestMember member = members.join();
        tokens.verify(member.token());
        return member;
    }

    private boolean isServed(HotPath hot, MockHttpServletRequest request) throws ServletException, IOException {
        var chain = new MockFilterChain();
        hot.doFilter(request, new MockHttpServletResponse(), chain);
        passedOn.set((HttpServletRequest) chain.getRequest());
        return passedOn.get() == null;
    }

    private static MockHttpServletRequest request(String token) {
        return request(token, "{}");
    }

    private static MockHttpServletRequest request(String token, String body) {
        var request = new MockHttpServletRequest("POST", PATH);
        request.addHeader("Authorization", "Bearer " + token);
        request.setContentType("application/json");
        request.setContent(body.getBytes(UTF_8));
        return request;
    }
}
