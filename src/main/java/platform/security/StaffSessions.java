package platform.security;

import java.time.Clock;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import platform.id.Tsid;

/** Log-ins of the people who work in the browser: sessions in the database, good on every instance and after a restart. */
@Component
public class StaffSessions {
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final SessionAuthenticationStrategy onLogIn;
    private final Clock clock;

    StaffSessions(FindByIndexNameSessionRepository<? extends Session> sessions, SessionAuthenticationStrategy onLogIn,
            Clock clock) {
        this.sessions = sessions;
        this.onLogIn = onLogIn;
        this.clock = clock;
    }

    /**
     * Logs a person in who has proved who they are, password and second factor both. The session gets a new id and a new
     * CSRF token: one that somebody planted before is worth nothing.
     */
    public void start(StaffCaller caller, HttpServletRequest request, HttpServletResponse response) {
        StaffAuthentication authentication = new StaffAuthentication(caller, clock.instant());
        onLogIn.onAuthentication(authentication, request, response);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    /** Ends all sessions of a person, on every instance: their roles changed, or they left. */
    public void endAll(Tsid staffId) {
        sessions.findByPrincipalName(staffId.toString()).keySet().forEach(sessions::deleteById);
    }
}
