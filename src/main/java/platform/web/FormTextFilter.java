package platform.web;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses forms that hold control characters, cannot be read, or are too large. Which fields may have several lines, {@link FormLines} knows. */
@Component
@Order(FilterOrder.FORM_TEXT)
class FormTextFilter extends OncePerRequestFilter {
    /** What stands for bytes that are no UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private final Problems problems;

    FormTextFilter(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !isForm(request);
    }

    static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Map<String, String[]> form;
        try {
            form = request.getParameterMap();
        } catch (IllegalStateException e) {
            // So Tomcat says that there are too many fields, too many bytes, or bytes that are no form.
            problems.write(request, response, PlatformError.INVALID_REQUEST);
            return;
        }
        if (form.entrySet().stream().allMatch(
                field -> !ForbiddenCharacters.isIn(field.getKey()) && isClean(field.getKey())
                        && Arrays.stream(field.getValue()).allMatch(FormTextFilter::isClean))) {
            chain.doFilter(request, response);
        } else {
            problems.write(request, response, PlatformError.FORBIDDEN_CHARACTERS);
        }
    }

    private static boolean isClean(String text) {
        return text.indexOf(REPLACEMENT) < 0 && !ForbiddenCharacters.isInLines(ForbiddenCharacters.lines(text));
    }
}
