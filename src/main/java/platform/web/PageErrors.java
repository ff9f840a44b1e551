package platform.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * A refusal by the business, on a page: its own text instead of that of its status. All other errors of pages take the
 * general way, which ends at {@code error/4xx.html} and {@code error/5xx.html}.
 */
@Component
class PageErrors implements HandlerExceptionResolver, Ordered {
    private final ErrorTexts texts;

    PageErrors(ErrorTexts texts) {
        this.texts = texts;
    }

    @Override
    public int getOrder() {
        // After whoever knows that what is refused was done before.
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }

    @Override
    public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
            @Nullable Object handler, Exception exception) {
        if (!(exception instanceof DomainException refusal) || !Pages.isOne(handler)) {
            return null;
        }
        if (response.isCommitted()) {
            return null;
        }
        beginAnew(response);
        Duration retryAfter = refusal.retryAfter();
        if (retryAfter != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Problems.retryAfterSeconds(retryAfter));
        }
        response.setStatus(refusal.code().status().value());
        return new ModelAndView("platform/error", Map.of("status", refusal.code().status().value(), "explanation",
                texts.of(refusal.code(), refusal.arguments(), RequestContextUtils.getLocale(request))));
    }

    /** With its headers as they are: where the stream of a file was asked for, no page could be written. */
    private static void beginAnew(HttpServletResponse response) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        response.getHeaderNames().forEach(name -> headers.put(name, List.copyOf(response.getHeaders(name))));
        response.reset();
        headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
    }
}
