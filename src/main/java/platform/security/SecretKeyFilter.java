package platform.security;

import java.io.IOException;
import java.util.Base64;
import java.util.function.Function;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import platform.web.DomainException;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Knows a system by {@code Authorization: Basic base64(secretKey + ":")}: the key is the user's name, and there is no
 * password. No header of this kind is left to the chain's rules, which let nobody in without a key.
 */
final class SecretKeyFilter extends OncePerRequestFilter {
    private static final String SCHEME = "Basic ";
    private static final int LONGEST = 512;

    private final Function<String, ? extends SystemCaller> keys;
    private final SecurityRefusals refusals;

    SecretKeyFilter(Function<String, ? extends SystemCaller> keys, SecurityRefusals refusals) {
        this.keys = keys;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            try {
                SecurityContext context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(new SystemAuthentication(caller(header.substring(SCHEME.length()))));
                SecurityContextHolder.setContext(context);
            } catch (DomainException e) {
                refusals.refuseSystem(request, response, e.code(), SecurityRefusals.BASIC);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private SystemCaller caller(String credentials) {
        String key = key(credentials.strip());
        if (key == null) {
            throw new DomainException(SecurityError.SECRET_KEY_INVALID);
        }
        return keys.apply(key);
    }

    private static @Nullable String key(String credentials) {
        if (credentials.length() > LONGEST) {
            return null;
        }
        try {
            String pair = new String(Base64.getDecoder().decode(credentials), ISO_8859_1);
            return pair.endsWith(":") ? pair.substring(0, pair.length() - 1) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
