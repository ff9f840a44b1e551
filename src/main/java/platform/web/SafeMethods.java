package platform.web;

import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

/** The methods that only read (RFC 9110, 9.2.1). */
public final class SafeMethods {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private SafeMethods() {}

    /** Whether this request is to change nothing. */
    public static boolean include(HttpServletRequest request) {
        return SAFE.contains(request.getMethod());
    }
}
