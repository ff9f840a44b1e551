package ads;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import ads.campaign.Placement;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import platform.security.TokenRevocations;
import testing.Api;
import testing.MadangTest;
import testing.RawHttp;
import testing.TestMembers;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The short way of decisions and events: nobody sees which way was taken, and nothing that is refused takes it. */
@MadangTest
class HotEndpointsTest {
    private static final String DECISIONS = "/v1/ads/decisions";
    private static final String EVENTS = "/v1/ads/events";
    private static final Map<String, Object> ASK = Map.of("placement", "HOME_BANNER", "os", "ANDROID");
    /** What no two answers share. */
    private static final List<String> OF_EACH_ANSWER = List.of("x-trace-id", "date", "content-length",
            "transfer-encoding");

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    TestMembers members;
    @Autowired
    MeterRegistry meters;
    @Autowired
    TokenRevocations revocations;
    @Autowired
    TransactionTemplate transaction;

    private Api api;
    private TestMember member;

    @BeforeEach
    void setUp() {
        api = new Api(port);
        member = members.join();
        assertThat(post(DECISIONS, ASK).status()).as("its token is verified").isEqualTo(200);
    }

    @Test
    void answersWithTheFieldsAndHeadersOfTheOrdinaryWay() {
        AdsScene scene = new AdsScene(context, port);
        AdsScene.Running ad = scene.runsRich(Placement.HOME_BANNER);
        String token = scene.decision(member.token(), Placement.HOME_BANNER, ad).text("ad/token");
        assertServedAsOrdinarily(DECISIONS, ASK);
        assertServedAsOrdinarily(EVENTS, events(token));
        assertServedAsOrdinarily(EVENTS, viewable(token, Map.of("percent", 100, "millis", 3_600_000)));
        assertServedAsOrdinarily(EVENTS, viewable(token, Map.of("percent", 0, "millis", 0)));
        scene.ends(ad);
    }

    private void assertServedAsOrdinarily(String path, Map<String, Object> body) {
        double before = served(path);
        Api.Answer hot = post(path, body);
        assertThat(served(path)).isEqualTo(before + 1);
        Api.Answer ordinary = post(path + "?ordinary", body);
        assertThat(served(path)).isEqualTo(before + 1);
        assertThat(hot.status()).isEqualTo(200);
        assertThat(headers(hot)).isEqualTo(headers(ordinary));
        assertThat(hot.headers().firstValue("x-trace-id").orElseThrow()).matches("[0-9a-f]{32}");
        assertThat(withoutTokens(hot)).isEqualTo(withoutTokens(ordinary));
    }

    @Test
    void whatIsWrongIsToldAsEverywhere() {
        double decisions = served(DECISIONS);
        double events = served(EVENTS);
        Api.Answer unknown = post(DECISIONS, Map.of("placement", "HOME_BANNER", "os", "ANDROID", "more", 1));
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.text("errors/0/field")).isEqualTo("more");
        assertThat(unknown.text("traceId")).matches("[0-9a-f]{32}");
        assertThat(post(DECISIONS, Map.of("os", "ANDROID")).text("errors/0/code")).isEqualTo("REQUIRED");
        assertThat(post(EVENTS, Map.of("events", List.of())).text("errors/0/field")).isEqualTo("events");
        assertThat(post(EVENTS, Map.of("events", IntStream.range(0, 201)
                .mapToObj(_ -> Map.of("type", "START", "token", "x")).toList())).status()).isEqualTo(400);
        assertThat(post(EVENTS, events("x".repeat(201))).text("errors/0/field")).isEqualTo("events[0].token");
        for (var measured : List.of(Map.of("percent", 101, "millis", 1), Map.of("percent", -1, "millis", 1),
                Map.of("percent", 1, "millis", -1), Map.of("percent", 1, "millis", 3_600_001))) {
            assertThat(post(EVENTS, viewable("x", measured)).text("errors/0/field")).startsWith("events[0].exposure.");
        }
        assertThat(post(EVENTS, events("a\u0000")).text("errors/0/code")).isEqualTo("FORBIDDEN_CHARACTERS");
        assertThat(api.get(DECISIONS, "Authorization", member.bearer()).status()).isEqualTo(405);
        assertThat(post(DECISIONS, ASK, "Accept", "text/html").status()).isEqualTo(406);
        assertThat(served(DECISIONS)).isEqualTo(decisions);
        assertThat(served(EVENTS)).isEqualTo(events);
    }

    /** The caller sends half of it and closes its side, or is gone altogether. */
    @Test
    void aBodyThatDoesNotComeIsToldAsEverywhere() throws Exception {
        for (String path : List.of(DECISIONS, DECISIONS + "?ordinary")) {
            Api.Answer refused = new RawHttp(port).sendHalf(head(path) + "\r\n\r\n{\"placement\":");
            assertThat(refused.status()).as(path).isEqualTo(400);
            assertThat(refused.code()).as(path).isEqualTo("INVALID_REQUEST");
        }
        long answered = answered(Tags.empty());
        long failed = answered(Tags.of("status", "500"));
        new RawHttp(port).abort(head(DECISIONS), "{\"placement\":");
        // What it counts as depends on how far the server was; there is nobody to read it.
        await().until(() -> answered(Tags.empty()) > answered);
        assertThat(answered(Tags.of("status", "500"))).isEqualTo(failed);
    }

    private String head(String path) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + member.bearer()
                + "\r\nContent-Type: application/json\r\nContent-Length: 100";
    }

    private long answered(Tags tags) {
        return meters.find("http.server.requests").tags(tags.and("uri", DECISIONS)).timers().stream()
                .mapToLong(Timer::count).sum();
    }

    @Test
    void aRevokedTokenIsRefusedAtOnce() {
        transaction.executeWithoutResult(_ -> revocations.revokeSession(member.caller().sessionId()));
        Api.Answer refused = post(DECISIONS, ASK);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.code()).isEqualTo("TOKEN_REVOKED");
    }

    private Api.Answer post(String path, Object body, String... more) {
        String[] headers = new String[2 + more.length];
        headers[0] = "Authorization";
        headers[1] = member.bearer();
        System.arraycopy(more, 0, headers, 2, more.length);
        return api.post(path, body, headers);
    }

    private static Map<String, Object> events(String token) {
        return Map.of("events", List.of(Map.of("type", "IMPRESSION", "token", token)));
    }

    private static Map<String, Object> viewable(String token, Map<String, Integer> exposure) {
        return Map.of("events", List.of(Map.of("type", "VIEWABLE", "token", token, "exposure", exposure)));
    }

    private double served(String path) {
        return meters.counter("madang.hot.served", "uri", path).count();
    }

    private static Map<String, List<String>> headers(Api.Answer answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeAll(OF_EACH_ANSWER);
        return headers;
    }

    private static String withoutTokens(Api.Answer answer) {
        return answer.body().toString().lines().map(line -> line.replaceAll("[A-Za-z0-9_-]{100,}", "…")
                .replaceAll("\"expiresAt\":\"[^\"]*\"", "")).collect(Collectors.joining());
    }
}
