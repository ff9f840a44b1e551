package platform.hot;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The headers that the API's security chain gives every answer; a test compares the two. */
final class ApiHeaders {
    private static final String[] ALWAYS = {"X-Content-Type-Options", "nosniff", "X-XSS-Protection", "0",
            "Cache-Control", "no-cache, no-store, max-age=0, must-revalidate", "Pragma", "no-cache", "Expires", "0",
            "X-Frame-Options", "DENY", "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Referrer-Policy", "same-origin", "Permissions-Policy",
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()"};

    private ApiHeaders() {}

    static void write(HttpServletRequest request, HttpServletResponse response) {
        for (int i = 0; i < ALWAYS.length; i += 2) {
            response.setHeader(ALWAYS[i], ALWAYS[i + 1]);
        }
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000 ; includeSubDomains");
        }
    }
}
