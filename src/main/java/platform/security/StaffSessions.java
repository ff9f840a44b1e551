package platform.security;

import java.time.Clock;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** Log-ins of the people who work in the browser: sessions in the database, good on every instance and after a restart. */
@Component
public class StaffSessions {
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final JdbcClient jdbc;
    private final SessionAuthenticationStrategy onLogIn;
    private final Clock clock;

    StaffSessions(JdbcClient jdbc, SessionAuthenticationStrategy onLogIn, Clock clock) {
        this.jdbc = jdbc;
        this.onLogIn = onLogIn;
        this.clock = clock;
    }

    /**
     * Of which version a person's rights are: whatever they may do and prove themselves by. Ask before reading any of that,
     * so that a session opened by it is over when it changed meanwhile.
     */
    @Transactional(readOnly = true)
    public long rights(Tsid staffId) {
        return jdbc.sql("select version from platform_staff_rights where staff_id = ?").param(staffId.value())
                .query(Long.class).optional().orElse(0L);
    }

    /**
     * Logs a person in who has proved who they are, password and second factor both. The session gets a new id and a new
     * CSRF token: one that somebody planted before is worth nothing.
     *
     * @param rights what {@link #rights} said before they were judged
     */
    public void start(StaffCaller caller, long rights, HttpServletRequest request, HttpServletResponse response) {
        StaffAuthentication authentication = new StaffAuthentication(caller, clock.instant(), rights);
        onLogIn.onAuthentication(authentication, request, response);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    /**
     * Ends all sessions of a person, on every instance, when the caller's transaction commits, and with it those that are
     * being opened by what held before: their roles changed, or they left.
     */
    @Transactional
    public void endAll(Tsid staffId) {
        jdbc.sql("""
                insert into platform_staff_rights (staff_id, version) values (?, 1)
                on duplicate key update version = version + 1""").param(staffId.value()).update();
    }
}
