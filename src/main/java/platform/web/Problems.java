package platform.web;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

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

    /** Writes a refusal of the business. */
    public void write(HttpServletRequest request, HttpServletResponse response, DomainException refused)
            throws IOException {
        write(request, response, Refusal.of(refused));
    }

    void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
        byte[] body = json.writeValueAsBytes(problem(request, refusal));
        response.setStatus(refusal.code().status().value());
        refusal.headers().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
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
        return new Problem("urn:madang:problem:" + code.name(), code.status().getReasonPhrase(), code.status().value(),
                code.name(), texts.of(code, refusal.arguments(), Languages.of(request)), pathOf(request),
                traces.currentId(), refusal.errors());
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
