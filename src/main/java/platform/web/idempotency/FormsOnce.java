package platform.web.idempotency;

import java.net.URI;
import java.security.Principal;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.ModelAndViewDefiningException;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import platform.web.DomainException;
import platform.web.Pages;
import platform.web.PlatformError;

/**
 * Carries out each form of a page once, however often its sender sends it: again after an answer that was lost, or twice at once. What
 * comes again is told so ({@code platform/sent-before}). A form that was refused may be sent again. One without an id is carried out each time.
 */
@Configuration(proxyBeanMethods = false)
class FormsOnce implements WebMvcConfigurer, HandlerInterceptor, HandlerExceptionResolver, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(FormsOnce.class);
    /** Tells the page of an error that the form is still there, with its id, and may come again. */
    private static final String STAYS = "formStays";
    private static final Pattern FORM_ID = Pattern.compile("[0-9a-f-]{36}");

    private final Answers answers;
    private final TransactionTemplate transaction;
    private final TransactionTemplate reading;

    FormsOnce(Answers answers, TransactionTemplate transaction) {
        this.answers = answers;
        this.transaction = transaction;
        this.reading = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
        this.reading.setReadOnly(true);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).excludePathPatterns("/v1/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws ModelAndViewDefiningException {
        Principal sender = request.getUserPrincipal();
        String id = request.getParameter(SentForm.ID);
        if (sender == null || id == null || !isOnce(request, handler)) {
            return true;
        }
        if (!FORM_ID.matcher(id).matches()) {
            throw new DomainException(PlatformError.INVALID_REQUEST);
        }
        if (request.getHeader("HX-Request") != null) {
            // Where the browser sends it itself, the page of an error takes its place, and another id comes with the next form.
            request.setAttribute(STAYS, true);
        }
        String route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE).toString();
        SentForm form = new SentForm(new IdempotencyKey(sender.getName(), request.getMethod(), route,
                request.getRequestURI(), id), answers);
        if (isDone(form)) {
            throw new ModelAndViewDefiningException(sentBefore(request, response));
        }
        form.begin();
        return true;
    }

    /** The page of an error is made for the same form once more. */
    private static boolean isOnce(HttpServletRequest request, Object handler) {
        return request.getDispatcherType() == DispatcherType.REQUEST
                && HttpMethod.POST.matches(request.getMethod()) && Pages.isOne(handler)
                && !((HandlerMethod) handler).hasMethodAnnotation(EachTime.class);
    }

    /** A page that would say by itself that it refuses, or which of many it could not do. */
    @Override
    public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler,
            @Nullable ModelAndView page) {
        SentForm form = SentForm.current();
        if (form != null && page != null && isDoneByAnother(form)) {
            ModelAndView instead = sentBefore(request, response);
            page.clear();
            page.setViewName(instead.getViewName());
            page.addAllObjects(instead.getModel());
        }
    }

    /** What is refused because another request has done it meanwhile is done. */
    @Override
    public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
            @Nullable Object handler, Exception refusal) {
        SentForm form = SentForm.current();
        return form != null && !response.isCommitted() && isDoneByAnother(form)
                ? sentBefore(request, response)
                : null;
    }

    /** Who was refused may do better with the same form: whatever had been committed before, a count of tries say. */
    @Override
    public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
            @Nullable Exception failure) {
        SentForm form = SentForm.current();
        if (form == null || request.getDispatcherType() != DispatcherType.REQUEST) {
            return;
        }
        form.end();
        if (failure == null && form.isKept()
                && HttpStatusCode.valueOf(response.getStatus()).is4xxClientError()) {
            transaction.executeWithoutResult(_ -> answers.release(form.scope()));
        }
    }

    private boolean isDoneByAnother(SentForm form) {
        return form.isSentBefore() || (!form.isKept() && isDoneAsFarAsIsKnown(form));
    }

    /** Without a database nobody knows: what went wrong is told as it is then, in words that let the form come again. */
    private boolean isDoneAsFarAsIsKnown(SentForm form) {
        try {
            return isDone(form);
        } catch (RuntimeException e) {
            LOG.warn("Whether a form was done cannot be known now", e);
            return false;
        }
    }

    private boolean isDone(SentForm form) {
        return Boolean.TRUE.equals(reading.execute(_ -> answers.find(form.scope()).isPresent()));
    }

    private static ModelAndView sentBefore(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setHeader(AnswerForm.REPLAYED, "true");
        return new ModelAndView("platform/sent-before", Map.of("back", pageOf(request)));
    }

    /** Where the form was, for a link: a path of ours, whatever the browser says. */
    private static String pageOf(HttpServletRequest request) {
        return Stream.of("HX-Current-URL", HttpHeaders.REFERER).map(request::getHeader).filter(Objects::nonNull)
                .findFirst().map(FormsOnce::path).orElse("/");
    }

    private static @Nullable String path(String url) {
        try {
            URI page = URI.create(url);
            String path = page.getRawPath();
            if (path == null || !path.startsWith("/") || path.startsWith("//")) {
                return null;
            }
            return page.getRawQuery() == null ? path : path + "?" + page.getRawQuery();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
