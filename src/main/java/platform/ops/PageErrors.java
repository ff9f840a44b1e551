package platform.ops;

import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;
import platform.web.DomainException;

/**
 * Shows a person's browser an error as a page, and htmx a notice, where a program gets a problem document. It comes before
 * the API's handling and leaves to it whatever a browser did not ask for.
 */
@Component
class PageErrors implements HandlerExceptionResolver, Ordered {
    private static final Logger log = LoggerFactory.getLogger(PageErrors.class);
    /** Statuses that have a text of their own; others get that of their class. */
    private static final Set<Integer> EXPLAINED = Set.of(400, 403, 404, 405, 409, 429, 500, 503);

    private final MessageSource messages;

    PageErrors(MessageSource messages) {
        this.messages = messages;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
            @Nullable Object handler, Exception exception) {
        boolean htmx = request.getHeader("HX-Request") != null;
        if ((!htmx && !asksForAPage(request)) || exception instanceof AccessDeniedException
                || exception instanceof AuthenticationException) {
            return null;
        }
        HttpStatus status = status(exception);
        if (status.is5xxServerError()) {
            log.error("A page failed: {} {}", request.getMethod(), request.getRequestURI(), exception);
        }
        response.setStatus(status.value());
        return new ModelAndView(htmx ? "platform/notice :: error" : "platform/error",
                Map.of("status", status.value(), "explanation", explanation(request, exception, status)));
    }

    private static boolean asksForAPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE)
                && !request.getRequestURI().startsWith("/v1/");
    }

    private static HttpStatus status(Exception exception) {
        HttpStatus status = switch (exception) {
            case DomainException refusal -> refusal.code().status();
            case ErrorResponse response -> HttpStatus.resolve(response.getStatusCode().value());
            default -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private String explanation(HttpServletRequest request, Exception exception, HttpStatus status) {
        var locale = RequestContextUtils.getLocale(request);
        if (exception instanceof DomainException refusal) {
            return messages.getMessage(refusal.code().name(), refusal.arguments().toArray(), locale);
        }
        int key = EXPLAINED.contains(status.value()) ? status.value() : status.is5xxServerError() ? 500 : 400;
        return messages.getMessage("page.error." + key, null, locale);
    }
}
