package platform.security;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Sends a browser that is not logged in to the log-in page; htmx is told to leave the page; others get a problem. */
public final class StaffEntryPoint implements AuthenticationEntryPoint {
    private static final String LOG_IN = "/login";

    private final SecurityRefusals refusals;

    public StaffEntryPoint(SecurityRefusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (request.getHeader("HX-Request") != null) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            response.setHeader("HX-Redirect", LOG_IN);
        } else if (accept != null && accept.contains(MediaType.TEXT_HTML_VALUE) && isPage(request)) {
            response.sendRedirect(LOG_IN);
        } else {
            refusals.commence(request, response, e);
        }
    }

    private static boolean isPage(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals("/ops") || path.startsWith("/ops/") || path.equals("/seller") || path.startsWith("/seller/");
    }
}
