package platform.security;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import platform.web.DomainException;

/** Says no from a filter in the same form in which controllers do: the problem document of {@code platform.web}. */
@Component
public class SecurityRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    private final HandlerExceptionResolver resolver;

    SecurityRefusals(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        refuse(request, response, new DomainException(SecurityError.UNAUTHENTICATED));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        refuse(request, response, new DomainException(
                e instanceof CsrfException ? SecurityError.CSRF_TOKEN_INVALID : SecurityError.ACCESS_DENIED));
    }

    void refuse(HttpServletRequest request, HttpServletResponse response, DomainException refusal) throws IOException {
        HttpStatus status = refusal.code().status();
        if (status == HttpStatus.UNAUTHORIZED) {
            // RFC 6750 §3: the reason only when there was a token.
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE,
                    refusal.code() == SecurityError.UNAUTHENTICATED ? "Bearer" : "Bearer error=\"invalid_token\"");
        }
        if (resolver.resolveException(request, response, null, refusal) == null) {
            response.sendError(status.value());
        }
    }
}
