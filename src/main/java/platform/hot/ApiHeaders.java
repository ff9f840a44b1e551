package platform.hot;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The headers that the API's security chain gives every answer; a test compares the two. */
final class ApiHeaders {
    private static final String[] NO_CACHE = {"Cache-Control", "no-cache, no-store, max-age=0, must-revalidate",
            "Pragma", "no-cache", "Expires", "0"};
    private static final String[] ALWAYS = {"X-Content-Type-Options", "nosniff", "X-XSS-Protection", "0",
            "X-Frame-Options", "DENY", "Content-Security-Policy",
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "Referrer-Policy", "same-origin", "Permissions-Policy",
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()"};

    private ApiHeaders() {}

    static void write(HttpServletRequest request, HttpServletResponse response) {
        set(response, ALWAYS);
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000 ; includeSubDomains");
        }
    }

    /** Of an answer that does not say by itself how it may be kept. */
    static void forbidCaching(HttpServletResponse response) {
        set(response, NO_CACHE);
    }

    private static void set(HttpServletResponse response, String[] headers) {
        for (int i = 0; i < headers.length; i += 2) {
            response.setHeader(headers[i], headers[i + 1]);
        }
    }
}
