package platform.security;

import java.io.IOException;
import java.util.function.Function;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import platform.web.BodyLimit;
import platform.web.DomainException;
import platform.web.PlatformError;
import platform.web.ReadRequest;
import platform.web.idempotency.IdempotencyKey;

/** Knows a system by the signature of its request, which is over the body too: that is read here, and read again by who handles it. */
final class SignedRequestFilter extends OncePerRequestFilter {
    private final Function<SignedRequest, ? extends SystemCaller> keys;
    private final SecurityRefusals refusals;

    SignedRequestFilter(Function<SignedRequest, ? extends SystemCaller> keys, SecurityRefusals refusals) {
        this.keys = keys;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.startsWith(SignedRequest.SCHEME)) {
            chain.doFilter(request, response);
            return;
        }
        if (BodyLimit.isMultipart(request)) {
            // Its parts were read already; nothing that is signed brings files.
            refusals.refuseSystem(request, response, PlatformError.UNSUPPORTED_MEDIA_TYPE, SignedRequest.CHALLENGE);
            return;
        }
        byte[] body = request.getInputStream().readAllBytes();
        String query = request.getQueryString();
        String target = request.getRequestURI() + (query == null ? "" : "?" + query);
        try {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new SystemAuthentication(
                    keys.apply(SignedRequest
                            .parse(header, request.getMethod(), target, request.getHeader(IdempotencyKey.HEADER), body)
                            .orElseThrow(() -> new DomainException(SecurityError.SIGNATURE_INVALID)))));
            SecurityContextHolder.setContext(context);
        } catch (DomainException e) {
            refusals.refuseSystem(request, response, e.code(), SignedRequest.CHALLENGE);
            return;
        }
        chain.doFilter(new ReadRequest(request, body), response);
    }
}
