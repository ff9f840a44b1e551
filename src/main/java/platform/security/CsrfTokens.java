package platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/**
 * Against forged forms: the token of who is logged in is in their session; of who is not yet, in a cookie, so that whoever opens the form of
 * the log-in leaves nothing in the database. A cookie that somebody planted is worth nothing from the log-in on.
 */
final class CsrfTokens implements CsrfTokenRepository {
    private static final String HEADER = "X-CSRF-TOKEN";

    private final HttpSessionCsrfTokenRepository inSession = new HttpSessionCsrfTokenRepository();
    private final CookieCsrfTokenRepository inCookie = new CookieCsrfTokenRepository();

    /** @param secure as {@code madang.session.secure-cookie} has it */
    CsrfTokens(String secure) {
        // As the cookie of sessions.
        inCookie.setCookieName(secure.equals("true") ? "__Host-madang_csrf" : "madang_csrf");
        inCookie.setHeaderName(HEADER);
        inCookie.setCookiePath("/");
        inCookie.setCookieCustomizer(cookie -> {
            cookie.sameSite("Lax");
            if (!secure.equals("auto")) {
                cookie.secure(Boolean.parseBoolean(secure));
            }
        });
        inSession.setHeaderName(HEADER);
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return inSession.generateToken(request);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        of(request).saveToken(token, request, response);
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return of(request).loadToken(request);
    }

    private CsrfTokenRepository of(HttpServletRequest request) {
        return request.getSession(false) == null ? inCookie : inSession;
    }
}
