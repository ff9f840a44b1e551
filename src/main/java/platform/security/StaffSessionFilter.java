package platform.security;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session twelve hours after the log-in, however busy it is: a stolen one must not live for ever. And one that was
 * opened by rights that have changed since.
 */
public final class StaffSessionFilter extends OncePerRequestFilter {
    static final Duration LONGEST = Duration.ofHours(12);

    private final StaffSessions sessions;
    private final Clock clock;

    public StaffSessionFilter(StaffSessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof StaffAuthentication staff
                && (!staff.since().plus(LONGEST).isAfter(clock.instant())
                        || staff.rights() != sessions.rights(staff.getPrincipal().staffId()))) {
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            SecurityContextHolder.clearContext();
        }
        chain.doFilter(request, response);
    }
}
