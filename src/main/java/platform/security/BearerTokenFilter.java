package platform.security;

import java.io.IOException;

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

/**
 * Knows the member by the {@code Authorization: Bearer} header (the only place: a token in an address ends up in logs). A
 * bad token is refused even where none is needed, so that an app learns of it; no token is left to the chain's rules.
 */
public final class BearerTokenFilter extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final AccessTokens tokens;
    private final SecurityRefusals refusals;

    public BearerTokenFilter(AccessTokens tokens, SecurityRefusals refusals) {
        this.tokens = tokens;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String token = token(request);
        if (token != null) {
            try {
                SecurityContext context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(new MemberAuthentication(tokens.verify(token)));
                SecurityContextHolder.setContext(context);
            } catch (DomainException e) {
                refusals.refuse(request, response, e.code());
                return;
            }
        }
        chain.doFilter(request, response);
    }

    /** The bearer token of a request, unverified; null when it has none. */
    public static @Nullable String token(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : null;
    }
}
