package platform.security;

import java.io.IOException;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import platform.web.PlatformError;

/**
 * Says no in the browser. Where only some may go, whoever is not logged in is sent to log in, whatever there may be: htmx is
 * told to leave the page, programs get a problem. Outside, all that there is is open, and what is refused is not there.
 */
public final class PageRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    private static final String LOG_IN = "/login";
    private static final Set<String> GUARDED = Set.of("account", "advertiser", "ops", "seller", "actuator");

    private final SecurityRefusals refusals;

    public PageRefusals(SecurityRefusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (!isGuarded(request)) {
            notThere(request, response);
        } else if (request.getHeader("HX-Request") != null) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            response.setHeader("HX-Redirect", LOG_IN);
        } else if (isBrowser(request) && !firstName(request).equals("actuator")) {
            response.sendRedirect(LOG_IN);
        } else {
            refusals.commence(request, response, e);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        if (isGuarded(request) || e instanceof CsrfException) {
            // A form was open for longer than its session: the page is loaded again, which leads to the log-in. What a use case refuses is
            // said on the page instead.
            if (request.getHeader("HX-Request") != null) {
                response.setHeader("HX-Refresh", "true");
            }
            refusals.handle(request, response, e);
        } else {
            refusals.log(request, PlatformError.FORBIDDEN);
            notThere(request, response);
        }
    }

    private void notThere(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isBrowser(request)) {
            response.sendError(HttpStatus.NOT_FOUND.value());
        } else {
            refusals.refuse(request, response, PlatformError.NOT_FOUND);
        }
    }

    private static boolean isBrowser(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    private static boolean isGuarded(HttpServletRequest request) {
        return GUARDED.contains(firstName(request));
    }

    private static String firstName(HttpServletRequest request) {
        String[] names = request.getRequestURI().split("/", 3);
        return names.length > 1 ? names[1] : "";
    }
}
