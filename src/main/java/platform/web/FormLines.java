package platform.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.format.AnnotationFormatterFactory;
import org.springframework.format.Formatter;
import org.springframework.format.FormatterRegistry;
import org.springframework.format.Parser;
import org.springframework.format.Printer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets the {@link MultiLine} fields of a form have line breaks, and no other field. What comes with files is looked at by who takes it. */
@Component
class FormLines implements HandlerInterceptor, WebMvcConfigurer {
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addFormatterForFieldAnnotation(new Lines());
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && FormTextFilter.isForm(request)) {
            Set<String> fields = request.getParameterMap().entrySet().stream()
                    .filter(field -> Arrays.stream(field.getValue()).anyMatch(ForbiddenCharacters::isIn))
                    .map(Map.Entry::getKey).collect(Collectors.toSet());
            if (!fields.isEmpty() && !multiLine(method).containsAll(fields)) {
                throw new DomainException(PlatformError.FORBIDDEN_CHARACTERS);
            }
        }
        return true;
    }

    private static Set<String> multiLine(HandlerMethod method) {
        return Arrays.stream(method.getMethod().getParameters()).filter(it -> it.isAnnotationPresent(MultiLine.class))
                .map(it -> it.getName()).collect(Collectors.toSet());
    }

    private static final class Lines implements AnnotationFormatterFactory<MultiLine>, Formatter<String> {
        @Override
        public Set<Class<?>> getFieldTypes() {
            return Set.of(String.class);
        }

        @Override
        public Printer<?> getPrinter(MultiLine annotation, Class<?> type) {
            return this;
        }

        @Override
        public Parser<?> getParser(MultiLine annotation, Class<?> type) {
            return this;
        }

        @Override
        public String parse(String text, Locale locale) {
            return ForbiddenCharacters.lines(text);
        }

        @Override
        public String print(String text, Locale locale) {
            return text;
        }
    }
}
