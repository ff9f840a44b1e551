package platform.security;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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
    /** As many as a person has at once; who logs in once more ends the oldest. */
    static final int MOST = 10;
    private static final int BROWSER_LENGTH = 200;

    private final JdbcClient jdbc;
    private final OpenSessions open;
    private final SessionAuthenticationStrategy onLogIn;
    private final Clock clock;

    StaffSessions(JdbcClient jdbc, OpenSessions open, SessionAuthenticationStrategy onLogIn, Clock clock) {
        this.jdbc = jdbc;
        this.open = open;
        this.onLogIn = onLogIn;
        this.clock = clock;
    }

    /**
     * A log-in that is not over.
     *
     * @param handle names it, and opens nothing
     * @param since when they logged in
     * @param lastSeen when it was last used
     * @param from the address that they logged in from
     * @param browser what it called itself
     * @param current whether it is the one that asks
     */
    public record Open(String handle, Instant since, Instant lastSeen, @Nullable String from, @Nullable String browser,
            boolean current) {}

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
        open(caller.staffId(), request).stream().filter(each -> !each.current()).skip(MOST - 1L)
                .forEach(oldest -> end(caller.staffId(), oldest.handle()));
        String browser = request.getHeader(HttpHeaders.USER_AGENT);
        StaffAuthentication authentication = new StaffAuthentication(caller, clock.instant(), rights,
                request.getRemoteAddr(), browser == null
                        ? null
                        : browser.substring(0, Math.min(browser.length(), BROWSER_LENGTH)));
        onLogIn.onAuthentication(authentication, request, response);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    /** Those of a person, on every instance, the youngest first. */
    public List<Open> open(Tsid staffId, HttpServletRequest request) {
        HttpSession current = request.getSession(false);
        return open.of(staffId, rights(staffId), current == null ? "" : current.getId());
    }

    /**
     * Ends one of a person's sessions, on every instance.
     *
     * @return false for one that is over already
     */
    public boolean end(Tsid staffId, String handle) {
        return open.end(staffId, handle);
    }

    /**
     * Ends all sessions of a person, on every instance, when the caller's transaction commits, and with it those that are
     * being opened by what held before: their roles changed, or they left.
     *
     * @return of which version their rights are from then on
     */
    @Transactional
    public long endAll(Tsid staffId) {
        jdbc.sql("""
                insert into platform_staff_rights (staff_id, version) values (?, 1)
                on duplicate key update version = version + 1""").param(staffId.value()).update();
        return rights(staffId);
    }
}
