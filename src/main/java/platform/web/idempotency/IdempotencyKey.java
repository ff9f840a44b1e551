package platform.web.idempotency;

import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletRequest;

import platform.web.DomainException;
import platform.web.PlatformError;

/**
 * The caller's name for one request, from the {@code Idempotency-Key} header. A controller takes it as a parameter; that alone
 * makes the header required and documented.
 *
 * @param caller who, from the authentication
 * @param method the HTTP method
 * @param route the path's pattern
 * @param path the path itself, part of what a repetition must agree in
 * @param key 1 to 300 visible ASCII characters
 */
public record IdempotencyKey(String caller, String method, String route, String path, String key) {
    public static final String HEADER = "Idempotency-Key";
    private static final int MAX_LENGTH = 300;

    /**
     * What a request brings.
     *
     * @param route the path's pattern
     * @throws DomainException {@code IDEMPOTENCY_KEY_MISSING} or {@code IDEMPOTENCY_KEY_INVALID}
     */
    public static IdempotencyKey of(HttpServletRequest request, String caller, String route) {
        String key = request.getHeader(HEADER);
        if (key == null || key.isEmpty()) {
            throw new DomainException(PlatformError.IDEMPOTENCY_KEY_MISSING);
        }
        if (key.length() > MAX_LENGTH || !key.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new DomainException(PlatformError.IDEMPOTENCY_KEY_INVALID);
        }
        return new IdempotencyKey(caller, request.getMethod(), route, request.getRequestURI(), key);
    }

    /** What the key is stored under: two callers, or two endpoints, never share one. */
    byte[] scope() {
        return Digest.of(caller, method, route, key);
    }

    byte[] fingerprint(byte[] body) {
        return Digest.of(path, new String(body, StandardCharsets.UTF_8));
    }
}
