package platform.web;

import java.util.List;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpEntity;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses, before anything is done, who accepts nothing that an operation of the API answers with: JSON. Spring notices it when the answer
 * is written, and the effect is committed by then. Operations that answer with something else say so ({@code produces}), and Spring looks
 * at that when it finds them; those that answer nothing may be asked by anybody.
 */
@Component
class AcceptedAnswers implements HandlerInterceptor, WebMvcConfigurer {
    private static final Set<Class<?>> NOTHING = Set.of(void.class, Void.class);

    private final HeaderContentNegotiationStrategy accepted = new HeaderContentNegotiationStrategy();

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeNotAcceptableException {
        if (!SafeMethods.include(request) && handler instanceof HandlerMethod method
                && answersWithJson(request, method)
                && accepted.resolveMediaTypes(new ServletWebRequest(request)).stream()
                        .noneMatch(MediaType.APPLICATION_JSON::isCompatibleWith)) {
            throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.APPLICATION_JSON));
        }
        return true;
    }

    private static boolean answersWithJson(HttpServletRequest request, HandlerMethod method) {
        return AnnotatedElementUtils.hasAnnotation(method.getBeanType(), RestController.class)
                && request.getAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE) == null
                && !NOTHING.contains(answerOf(method));
    }

    private static Class<?> answerOf(HandlerMethod method) {
        ResolvableType returned = ResolvableType.forMethodReturnType(method.getMethod());
        return (HttpEntity.class.isAssignableFrom(returned.toClass())
                ? returned.as(HttpEntity.class).getGeneric()
                : returned).toClass();
    }
}
