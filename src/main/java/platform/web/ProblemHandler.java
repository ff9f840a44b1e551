package platform.web;

import java.io.IOException;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.util.DisconnectedClientHelper;
import platform.database.OutOfService;

/** Turns whatever a controller throws into a problem response, or for a browser's page into the error page of its status. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemHandler {
    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    private final Refusals refusals;
    private final Problems problems;

    ProblemHandler(Refusals refusals, Problems problems) {
        this.refusals = refusals;
        this.problems = problems;
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Problem> handle(Exception exception, HttpServletRequest request,
            HttpServletResponse response) throws Exception {
        if (exception instanceof AccessDeniedException || exception instanceof AuthenticationException) {
            throw exception; // The security chain knows whether this is a 401 or a 403.
        }
        // A lost connection to the database looks the same, and then somebody waits to be told: nothing would be taken for a 200.
        if (DisconnectedClientHelper.isClientDisconnectedException(exception) && !OutOfService.isIn(exception)) {
            return null; // There is nobody to tell.
        }
        if (response.isCommitted()) {
            throw exception; // The answer is half written: the server breaks it off, so that nobody takes it for a whole one.
        }
        Refusal refusal = refusals.of(exception, Languages.of(request));
        if (OutOfService.isIn(exception)) {
            log.warn("{} {} failed by the database: {}", request.getMethod(), request.getRequestURI(),
                    NestedExceptionUtils.getMostSpecificCause(exception).getMessage());
        }
        // Who is refused on purpose (503 for a crowd) is counted, not logged: a crowd would fill the disk with stack traces.
        if (refusal.code().status().is5xxServerError() && refusal.code() != PlatformError.TEMPORARILY_UNAVAILABLE
                && !(exception instanceof DomainException)) {
            log.error("{} {} failed", request.getMethod(), request.getRequestURI(), exception);
        }
        if (isPage(request)) {
            sendPage(response, refusal);
            return null;
        }
        HttpHeaders headers = new HttpHeaders();
        headers.putAll(refusal.headers());
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
        return new ResponseEntity<>(problems.problem(request, refusal), headers, refusal.code().status());
    }

    private static void sendPage(HttpServletResponse response, Refusal refusal) throws IOException {
        refusal.headers().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.sendError(refusal.code().status().value());
    }

    /** Pages are what browsers ask for outside the API; the API answers with problems even to a browser. */
    private static boolean isPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        boolean html = accept != null && accept.toLowerCase(Locale.ROOT).contains(MediaType.TEXT_HTML_VALUE);
        return !request.getRequestURI().startsWith("/v1/") && (html || request.getHeader("HX-Request") != null);
    }
}
