package platform.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import platform.id.Tsid;
import platform.security.StaffSessions.Open;

/** Finds a person's sessions among those of all, by what Spring Session keeps of them. */
@Component
class OpenSessions {
    private static final int HANDLE_BYTES = 16;

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final Clock clock;

    OpenSessions(FindByIndexNameSessionRepository<? extends Session> sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * Those that let somebody in, the youngest first.
     *
     * @param rights of which version their rights are
     * @param current the id of the session that asks
     */
    List<Open> of(Tsid staffId, long rights, String current) {
        return sessions.findByPrincipalName(staffId.toString()).values().stream()
                .filter(session -> !session.isExpired())
                .flatMap(session -> logIn(session)
                        .filter(staff -> staff.rights() == rights
                                && staff.since().plus(StaffSessionFilter.LONGEST).isAfter(clock.instant()))
                        .map(staff -> new Open(handle(session.getId()), staff.since(), session.getLastAccessedTime(),
                                staff.from(), staff.browser(), session.getId().equals(current)))
                        .stream())
                .sorted(Comparator.comparing(Open::since).reversed()).toList();
    }

    boolean end(Tsid staffId, String handle) {
        Optional<String> session = sessions.findByPrincipalName(staffId.toString()).keySet().stream()
                .filter(id -> handle(id).equals(handle)).findFirst();
        session.ifPresent(sessions::deleteById);
        return session.isPresent();
    }

    private static Optional<StaffAuthentication> logIn(Session session) {
        return session.getAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) instanceof SecurityContext context
                && context.getAuthentication() instanceof StaffAuthentication staff
                        ? Optional.of(staff)
                        : Optional.empty();
    }

    /** Who sees it on a page cannot use it as a cookie. */
    private static String handle(String sessionId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(sessionId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, HANDLE_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
