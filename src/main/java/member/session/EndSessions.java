package member.session;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import member.person.MemberId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;
import platform.security.TokenRevocations;

/** Ends log-ins: their refresh tokens are refused from now on, and so are their access tokens, on every instance. */
@Component
public class EndSessions {
    private final LogInSessions sessions;
    private final TokenRevocations revocations;
    private final Clock clock;

    EndSessions(LogInSessions sessions, TokenRevocations revocations, Clock clock) {
        this.sessions = sessions;
        this.revocations = revocations;
        this.clock = clock;
    }

    @RetriedOnConflict
    @Transactional
    public void ofMember(MemberId member, EndReason reason) {
        sessions.findByMemberIdAndEndedAtIsNullOrderById(member.value()).forEach(session -> end(session, reason));
        revocations.revokeMember(Tsid.of(member));
    }

    @Transactional
    public void ofDevice(Tsid device, EndReason reason) {
        Instant now = now();
        sessions.findByDeviceIdAndEndedAtIsNullOrderById(device.value()).forEach(session -> session.end(reason, now));
        revocations.revokeDevice(device);
    }

    @RetriedOnConflict
    @Transactional
    public void one(Tsid sessionId, EndReason reason) {
        sessions.findById(sessionId.value()).ifPresent(session -> end(session, reason));
    }

    void end(LogInSession session, EndReason reason) {
        session.end(reason, now());
        revocations.revokeSession(session.id());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
