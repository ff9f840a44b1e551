package platform.web;

import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcObservationAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import platform.id.Tsid;
import platform.id.TypedId;
import platform.money.Won;
import platform.trace.Traces;
import platform.web.paging.PageQuery;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What callers are told when they send what no endpoint takes: over real HTTP, with a controller of this test's own. */
@SpringBootTest(classes = ProblemsTest.Application.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "spring.autoconfigure.exclude=")
class ProblemsTest {
    static final String GOOD = """
            {"productId":"42","price":1000,"note":"감귤 🍊","lines":[{"quantity":1}]}""";

    @LocalServerPort
    int port;

    @Autowired
    JsonMapper json;

    @Autowired
    Traces traces;

    final HttpClient http = HttpClient.newHttpClient();

    @Test
    void takesAGoodBodyAndWritesIdsAsStrings() throws Exception {
        var response = post(GOOD);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("""
                {"productId":"42","price":1000,"note":"감귤 🍊","lines":[{"quantity":1}]}""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"productId\":\"42\"                          | 400 | MALFORMED_BODY  |                   |",
            "[]                                             | 400 | MALFORMED_BODY  |                   |",
            "{} {}                                          | 400 | MALFORMED_BODY  |                   |",
            "{\"productId\":\"42\",\"productId\":\"43\"}    | 400 | MALFORMED_BODY  |                   |",
            "{\"productId\":42}                             | 400 | INVALID_REQUEST | productId         | WRONG_TYPE",
            "{\"productId\":\"abc\"}                        | 400 | INVALID_REQUEST | productId         | WRONG_TYPE",
            "{\"productId\":\"-1\"}                         | 400 | INVALID_REQUEST | productId         | WRONG_TYPE",
            "{\"productId\":\"9223372036854775808\"}        | 400 | INVALID_REQUEST | productId         | WRONG_TYPE",
            "{\"price\":\"1000\"}                           | 400 | INVALID_REQUEST | price             | WRONG_TYPE",
            "{\"price\":1000.5}                             | 400 | INVALID_REQUEST | price             | WRONG_TYPE",
            "{\"price\":1e3}                                | 400 | INVALID_REQUEST | price             | WRONG_TYPE",
            "{\"price\":9223372036854775808}                | 400 | INVALID_REQUEST | price             | WRONG_TYPE",
            "{\"price\":true}                               | 400 | INVALID_REQUEST | price             | WRONG_TYPE",
            "{\"price\":-1}                                 | 400 | INVALID_REQUEST | price             | POSITIVE",
            "{\"note\":5}                                   | 400 | INVALID_REQUEST | note              | WRONG_TYPE",
            "{\"note\":\"a\\u0000b\"}                       | 400 | INVALID_REQUEST | note              | FORBIDDEN_CHARACTERS",
            "{\"note\":\"a\\ud83db\"}                       | 400 | INVALID_REQUEST | note              | FORBIDDEN_CHARACTERS",
            "{\"note\":\"a\\ude00b\"}                       | 400 | INVALID_REQUEST | note              | FORBIDDEN_CHARACTERS",
            "{\"at\":5}                                     | 400 | INVALID_REQUEST | at                | WRONG_TYPE",
            "{\"at\":\"1764219600\"}                        | 400 | INVALID_REQUEST | at                | WRONG_TYPE",
            "{\"at\":\"2026-11-21T10:32:00\"}               | 400 | INVALID_REQUEST | at                | WRONG_TYPE",
            "{\"at\":\"2026-13-21T10:32:00Z\"}              | 400 | INVALID_REQUEST | at                | WRONG_TYPE",
            "{\"at\":\"\"}                                  | 400 | INVALID_REQUEST | at                | WRONG_TYPE",
            "{\"colour\":\"red\"}                           | 400 | INVALID_REQUEST | colour            | UNKNOWN_FIELD",
            "{\"lines\":[{\"quantity\":0}]}                 | 400 | INVALID_REQUEST | lines[0].quantity | POSITIVE",
            "{\"lines\":[{\"quantity\":null}]}              | 400 | INVALID_REQUEST | lines[0].quantity | WRONG_TYPE",
            "{\"lines\":[{\"quantity\":2147483648}]}        | 400 | INVALID_REQUEST | lines[0].quantity | OUT_OF_RANGE",
            "{\"lines\":[{\"quantity\":1,\"kind\":0}]}                   | 400 | INVALID_REQUEST | lines[0].kind     | WRONG_TYPE",
            "{\"lines\":[{\"quantity\":1,\"kind\":\"MEDIUM\"}]}             | 400 | INVALID_REQUEST | lines[0].kind     | WRONG_TYPE"})
    void refusesABodyThatIsNotWhatTheFieldsSay(String body, int status, String code, String field, String rule)
            throws Exception {
        JsonNode problem = problem(post(body), status, code);
        if (field != null) {
            assertThat(problem.at("/errors").valueStream()
                    .map(e -> e.get("field").asString() + " " + e.get("code").asString()))
                    .contains(field + " " + rule);
        }
    }

    @Test
    void refusesAMissingBodyAndInvalidUtf8() throws Exception {
        problem(post(""), 400, "MISSING_BODY");
        var broken = send(HttpRequest.newBuilder(uri("/v1/probe")).header("Content-Type", "application/json")
                .POST(BodyPublishers
                        .ofByteArray(new byte[]{'{', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', '}'})));
        problem(broken, 400, "MALFORMED_BODY");
    }

    @Test
    void refusesABodyAboveOneMegabyteWhetherItsLengthIsAnnouncedOrNot() throws Exception {
        String large = "{\"note\":\"" + "a".repeat(1 << 20) + "\"}";
        problem(post(large), 413, "BODY_TOO_LARGE");
        var chunked = HttpRequest.newBuilder(uri("/v1/probe")).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))));
        problem(send(chunked), 413, "BODY_TOO_LARGE");
    }

    @Test
    void refusesWhatNoHandlerTakes() throws Exception {
        problem(get("/v1/nothing-here"), 404, "NOT_FOUND");
        var wrongMethod = send(HttpRequest.newBuilder(uri("/v1/probe")).DELETE());
        problem(wrongMethod, 405, "METHOD_NOT_ALLOWED");
        assertThat(wrongMethod.headers().firstValue("Allow")).contains("POST");
        problem(send(HttpRequest.newBuilder(uri("/v1/probe")).header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(GOOD))), 415, "UNSUPPORTED_MEDIA_TYPE");
        problem(send(HttpRequest.newBuilder(uri("/v1/probe/42")).header("Accept", "image/png")), 406, "NOT_ACCEPTABLE");
    }

    @Test
    void refusesBadPathsAndQueries() throws Exception {
        problem(get("/v1/probe/abc"), 400, "INVALID_REQUEST");
        problem(get("/v1/probe/0042"), 400, "INVALID_REQUEST");
        problem(get("/v1/probes?limit=101"), 400, "INVALID_REQUEST");
        problem(get("/v1/probes?limit=0"), 400, "INVALID_REQUEST");
        problem(get("/v1/probes?limit=99999999999999999999"), 400, "INVALID_REQUEST");
        problem(get("/v1/search"), 400, "INVALID_REQUEST");
        problem(get("/v1/search?q=a%00b"), 400, "FORBIDDEN_CHARACTERS");
        problem(get("/v1/search?q=%ED%A0%80"), 400, "FORBIDDEN_CHARACTERS");
        assertThat(get("/v1/search?q=%EA%B0%90%EA%B7%A4").body()).isEqualTo("감귤");
        assertThat(get("/v1/probe/42").body()).isEqualTo("\"42\"");
    }

    @Test
    void answersARequestThatTomcatItselfRefusesWithAProblemToo() throws Exception {
        try (Socket socket = new Socket(java.net.InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5000);
            OutputStream out = socket.getOutputStream();
            out.write("GET /v1/{bad HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json",
                    "\"code\":\"INVALID_REQUEST\"");
        }
    }

    @Test
    void answersARefusalOfTheBusinessWithItsCodeArgumentsAndRetryAfter() throws Exception {
        var response = get("/v1/refused");
        JsonNode problem = problem(response, 409, "CONCURRENT_CHANGE");
        assertThat(response.headers().firstValue("Retry-After")).contains("2");
        assertThat(problem.get("type").asString()).isEqualTo("urn:madang:problem:CONCURRENT_CHANGE");
        assertThat(problem.get("instance").asString()).isEqualTo("/v1/refused");
    }

    @Test
    void answersTheUnexpectedWithoutDetails() throws Exception {
        var response = get("/v1/broken");
        problem(response, 500, "INTERNAL_ERROR");
        assertThat(response.body()).doesNotContain("secret", "Exception");
    }

    @Test
    void speaksKoreanUnlessAskedForEnglish() throws Exception {
        assertThat(get("/v1/nothing").body()).contains("찾으시는 것이 없어요.");
        assertThat(send(HttpRequest.newBuilder(uri("/v1/nothing")).header("Accept-Language", "en-GB,ko;q=0.5")).body())
                .contains("There is nothing here.");
        assertThat(send(HttpRequest.newBuilder(uri("/v1/nothing")).header("Accept-Language", "fr")).body())
                .contains("찾으시는 것이 없어요.");
        assertThat(post("{\"price\":-1}").body()).contains("0보다 커야 합니다");
    }

    @Test
    void putsTheTraceIdIntoProblemAndHeader() throws Exception {
        String traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
        var response = send(HttpRequest.newBuilder(uri("/v1/nothing")).header("traceparent",
                "00-" + traceId + "-00f067aa0ba902b7-01"));
        assertThat(problem(response, 404, "NOT_FOUND").get("traceId").asString()).isEqualTo(traceId);
        assertThat(response.headers().firstValue("X-Trace-Id")).contains(traceId);
    }

    @Test
    void resumesATraceInLaterWork() {
        String traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
        traces.resume(traceId, "later", () -> assertThat(traces.currentId()).isEqualTo(traceId));
        traces.resume(null, "fresh", () -> assertThat(traces.currentId()).hasSize(32).isNotEqualTo(traceId));
        assertThat(traces.currentId()).isNull();
    }

    private JsonNode problem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = json.readTree(response.body());
        assertThat(problem.get("code").asString()).as(response.body()).isEqualTo(code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("message").asString()).isNotBlank().isNotEqualTo(code);
        assertThat(problem.get("traceId").asString()).hasSize(32);
        return problem;
    }

    private HttpResponse<String> post(String body) throws Exception {
        return send(HttpRequest.newBuilder(uri("/v1/probe")).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    enum Size {
        SMALL, LARGE
    }

    record ProductId(long value) implements TypedId {}

    record Line(@Positive int quantity, @JsonInclude(JsonInclude.Include.NON_NULL) Size kind) {}

    record Probe(@NotNull ProductId productId, @NotNull @Positive Won price, String note,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant at, @NotEmpty @Valid List<Line> lines) {}

    @RestController
    static class ProbeController {
        @PostMapping("/v1/probe")
        Probe echo(@Valid @RequestBody Probe probe) {
            return probe;
        }

        @GetMapping(path = "/v1/probe/{id}", produces = "application/json")
        Tsid byId(@PathVariable Tsid id) {
            return id;
        }

        @GetMapping("/v1/probes")
        Map<String, Integer> list(@Valid PageQuery page) {
            return Map.of("size", page.size());
        }

        @GetMapping(path = "/v1/search", produces = "text/plain;charset=UTF-8")
        String search(@RequestParam String q) {
            return q;
        }

        @GetMapping("/v1/refused")
        void refused() {
            throw DomainException.retryAfter(Duration.ofMillis(1500), PlatformError.CONCURRENT_CHANGE);
        }

        @GetMapping("/v1/broken")
        void broken() {
            throw new IllegalStateException("secret");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
            WebMvcAutoConfiguration.class, WebMvcObservationAutoConfiguration.class, ErrorMvcAutoConfiguration.class,
            HttpMessageConvertersAutoConfiguration.class, JacksonAutoConfiguration.class,
            MessageSourceAutoConfiguration.class, ValidationAutoConfiguration.class, ObservationAutoConfiguration.class,
            OpenTelemetrySdkAutoConfiguration.class, OpenTelemetryTracingAutoConfiguration.class,
            MicrometerTracingAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class,
            SecurityFilterAutoConfiguration.class})
    @ComponentScan("platform.web.json")
    @Import({Traces.class, Problems.class, ProblemHandler.class, ProblemErrorController.class, Refusals.class,
            BodyRefusals.class, ErrorTexts.class, BodyLimitFilter.class, QueryTextFilter.class, TraceIdFilter.class,
            TomcatProblems.class, ProbeController.class})
    static class Application {
        /** As madang.PageLanguage. */
        @Bean
        LocaleResolver localeResolver() {
            AcceptHeaderLocaleResolver resolver = new AcceptHeaderLocaleResolver();
            resolver.setSupportedLocales(Languages.SUPPORTED);
            resolver.setDefaultLocale(java.util.Locale.KOREAN);
            return resolver;
        }

        @Bean
        SecurityFilterChain open(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(any -> any.anyRequest().permitAll()).csrf(csrf -> csrf.disable()).build();
        }
    }
}
