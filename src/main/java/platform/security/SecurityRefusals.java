package platform.security;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import platform.web.ErrorCode;
import platform.web.PlatformError;
import platform.web.Problems;

/** Says no from a filter in the same form in which controllers do: the problem document of {@code platform.web}. */
@Component
public class SecurityRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SecurityRefusals.class);
    /** By secret key. */
    static final String BASIC = "Basic realm=\"madang\"";

    private final Problems problems;

    SecurityRefusals(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        refuse(request, response, PlatformError.UNAUTHENTICATED);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        ErrorCode code = e instanceof CsrfException ? SecurityError.CSRF_TOKEN_INVALID : PlatformError.FORBIDDEN;
        log(request, code);
        refuse(request, response, code);
    }

    /** One by one what is refused to who is known; of strangers there may be any number. */
    void log(HttpServletRequest request, ErrorCode code) {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who != null && !(who instanceof AnonymousAuthenticationToken)) {
            LOG.info("{} to {} of {}: {}", request.getMethod(), request.getRequestURI(), who.getName(), code.name());
        }
    }

    /** As {@link #commence} for an API that systems call. */
    AuthenticationEntryPoint forSystems(String challenge) {
        return (request, response, e) -> refuseSystem(request, response, PlatformError.UNAUTHENTICATED, challenge);
    }

    /**
     * Refuses a system.
     *
     * @param challenge how it is to be known: by its secret key (RFC 7617), or by a signature
     */
    void refuseSystem(HttpServletRequest request, HttpServletResponse response, ErrorCode code, String challenge)
            throws IOException {
        if (code.status() == HttpStatus.UNAUTHORIZED) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
        }
        problems.write(request, response, code);
    }

    void refuse(HttpServletRequest request, HttpServletResponse response, ErrorCode code) throws IOException {
        if (code.status() == HttpStatus.UNAUTHORIZED) {
            // RFC 6750 §3: the reason only when there was a token.
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE,
                    code == PlatformError.UNAUTHENTICATED ? "Bearer" : "Bearer error=\"invalid_token\"");
        }
        problems.write(request, response, code);
    }
}
