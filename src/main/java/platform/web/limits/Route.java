package platform.web.limits;

import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;
import platform.startup.StartupRefused;

/**
 * Requests that share a rate limit: {@code POST /v1/pay/**}, or a path alone for every method. Written as in
 * {@code @RequestMapping}.
 *
 * @param method null for every method
 */
record Route(@Nullable HttpMethod method, PathPattern path) {
    static final Comparator<Route> MOST_SPECIFIC_FIRST = Comparator
            .comparing(Route::path, PathPattern.SPECIFICITY_COMPARATOR)
            .thenComparing(route -> route.method() == null);

    /** Read from the configuration; public so that Spring's conversion finds it. */
    public static Route valueOf(String text) {
        String[] words = text.strip().split("\\s+", 2);
        String path = words[words.length - 1];
        HttpMethod method = words.length == 1 ? null : HttpMethod.valueOf(words[0]);
        if (!path.startsWith("/") || (method != null && !List.of(HttpMethod.values()).contains(method))) {
            throw noRoute(text, null);
        }
        try {
            return new Route(method, PathPatternParser.defaultInstance.parse(path));
        } catch (PatternParseException e) {
            throw noRoute(text, e);
        }
    }

    private static StartupRefused noRoute(String text, @Nullable Exception cause) {
        return new StartupRefused("'" + text + "' is no route of a rate limit",
                "Write it like 'POST /v1/pay/**' or '/ops/**'", cause);
    }

    boolean fits(String requestMethod, PathContainer requestPath) {
        return (method == null || method.matches(requestMethod)) && path.matches(requestPath);
    }

    @Override
    public String toString() {
        return method == null ? path.getPatternString() : method + " " + path.getPatternString();
    }
}
