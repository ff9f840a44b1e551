package platform.web;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.junit.jupiter.api.Test;
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
import org.springframework.web.bind.annotation.PutMapping;
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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a refusal looks like, whatever it is for. */
class ProblemsTest extends ProblemsScene {
    @Autowired
    Traces traces;

    @Test
    void takesAGoodBodyAndWritesIdsAsStrings() throws Exception {
        var response = post(GOOD);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("""
                {"productId":"42","price":1000,"note":"감귤 🍊","lines":[{"quantity":1}]}""");
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
    void breaksOffWhatIsHalfWrittenSoThatNobodyTakesItForAll() {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> get("/v1/half"));
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

    enum Size {
        SMALL, LARGE
    }

    record ProductId(long value) implements TypedId {}

    record Line(@Positive int quantity, @JsonInclude(JsonInclude.Include.NON_NULL) Size kind) {}

    record Probe(@NotNull ProductId productId, @NotNull @Positive Won price, String note,
            @JsonInclude(JsonInclude.Include.NON_NULL) @MultiLine String remark,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant at, @NotEmpty @Valid List<Line> lines) {}

    @RestController
    static class ProbeController {
        @PostMapping("/v1/probe")
        Probe echo(@Valid @RequestBody Probe probe) {
            return probe;
        }

        @PutMapping("/v1/probe/{id}")
        Probe put(@PathVariable Tsid id, @Valid @RequestBody Probe probe) {
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

        @PostMapping("/v1/form")
        List<String> form(@RequestParam String name, @RequestParam @MultiLine String remark) {
            return List.of(name, remark);
        }

        @GetMapping("/v1/refused")
        void refused() {
            throw DomainException.retryAfter(Duration.ofMillis(1500), PlatformError.CONCURRENT_CHANGE);
        }

        @GetMapping("/v1/half")
        void half(HttpServletResponse response) throws IOException {
            response.setContentType("text/csv");
            response.getOutputStream().write("a,b\r\n".repeat(10_000).getBytes(StandardCharsets.UTF_8));
            response.flushBuffer();
            throw new IllegalStateException("the other half");
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
            BodyRefusals.class, ErrorTexts.class, BodyLimitFilter.class, FormTextFilter.class, FormLines.class,
            QueryTextFilter.class, TraceIdFilter.class,
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
