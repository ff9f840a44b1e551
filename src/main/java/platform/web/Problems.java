package platform.web;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import platform.trace.Traces;
import tools.jackson.databind.json.JsonMapper;

/** Makes problem bodies, and writes them where no controller is involved: in filters and in the security chains. */
@Component
public class Problems {
    private final ErrorTexts texts;
    private final Traces traces;
    private final JsonMapper json;
    private final Map<Brief, byte[]> brief = new ConcurrentHashMap<>();

    private record Brief(ErrorCode code, Locale language) {}

    Problems(ErrorTexts texts, Traces traces, JsonMapper json) {
        this.texts = texts;
        this.traces = traces;
        this.json = json;
    }

    /** Writes a problem as the whole response. */
    public void write(HttpServletRequest request, HttpServletResponse response, ErrorCode code, Object... arguments)
            throws IOException {
        write(request, response, new Refusal(code, List.of(arguments), List.of(), new HttpHeaders()));
    }

    /** Writes a problem that says when to come back. */
    public void writeWithRetryAfter(HttpServletRequest request, HttpServletResponse response, ErrorCode code,
            Duration retryAfter) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, retryAfterSeconds(retryAfter));
        write(request, response, Refusal.of(code));
    }

    /** The same at the least cost, to whom there is too little time for. */
    public void writeBrieflyWithRetryAfter(HttpServletRequest request, HttpServletResponse response, ErrorCode code,
            Duration retryAfter) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, retryAfterSeconds(retryAfter));
        writeBriefly(request, response, code);
    }

    /** Writes a problem before there is a trace: always the same words, and not the path. */
    public void writeBriefly(HttpServletRequest request, HttpServletResponse response, ErrorCode code)
            throws IOException {
        byte[] body = brief.computeIfAbsent(new Brief(code, Languages.of(request)), each -> json.writeValueAsBytes(
                problem(code, texts.of(code, List.of(), each.language()), null, null, List.of())));
        send(response, code, body);
    }

    /** Writes a refusal of the business. */
    public void write(HttpServletRequest request, HttpServletResponse response, DomainException refused)
            throws IOException {
        write(request, response, Refusal.of(refused));
    }

    void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
        refusal.headers().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        send(response, refusal.code(), json.writeValueAsBytes(problem(request, refusal)));
    }

    private static void send(HttpServletResponse response, ErrorCode code, byte[] body) throws IOException {
        response.setStatus(code.status().value());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    /** A refusal of the business as the bytes of its problem, to be kept and sent later. */
    public byte[] bytes(HttpServletRequest request, DomainException refused) {
        return json.writeValueAsBytes(problem(request, Refusal.of(refused)));
    }

    Problem problem(HttpServletRequest request, Refusal refusal) {
        ErrorCode code = refusal.code();
        return problem(code, texts.of(code, refusal.arguments(), Languages.of(request)), pathOf(request),
                traces.currentId(), refusal.errors());
    }

    private static Problem problem(ErrorCode code, String message, @Nullable String path, @Nullable String traceId,
            List<Problem.FieldProblem> errors) {
        return new Problem("urn:madang:problem:" + code.name(), code.status().getReasonPhrase(), code.status().value(),
                code.name(), message, path, traceId, errors);
    }

    /** Whole seconds, at least one: the header has no finer form, and 0 would ask for a storm. */
    public static String retryAfterSeconds(Duration delay) {
        return Long.toString(Math.max(1, delay.plusMillis(999).toSeconds()));
    }

    private static String pathOf(HttpServletRequest request) {
        Object original = request.getAttribute(jakarta.servlet.RequestDispatcher.ERROR_REQUEST_URI);
        return original instanceof String path ? path : request.getRequestURI();
    }
}
