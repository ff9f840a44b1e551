package member.session;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import member.person.MemberId;
import member.person.Opaque;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.AccessTokens;
import platform.security.IdentityTier;
import platform.security.MemberCaller;

/** Begins a log-in for somebody who has proved who they are. */
@Component
public class OpenSession {
    private final LogInSessions sessions;
    private final RefreshTokens refreshTokens;
    private final AccessTokens accessTokens;
    private final Ids ids;
    private final Clock clock;

    OpenSession(LogInSessions sessions, RefreshTokens refreshTokens, AccessTokens accessTokens, Ids ids, Clock clock) {
        this.sessions = sessions;
        this.refreshTokens = refreshTokens;
        this.accessTokens = accessTokens;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public LogInTokens open(MemberId member, Tsid device, IdentityTier tier) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LogInSession session = sessions
                .save(new LogInSession(ids.nextLong(), member, device, now, now.plus(LogInTokens.LONGEST)));
        return tokens(session, tier, now);
    }

    LogInTokens tokens(LogInSession session, IdentityTier tier, Instant now) {
        String refresh = Opaque.next();
        Instant expiresAt = now.plus(RefreshTokens.LIFETIME);
        Instant until = expiresAt.isBefore(session.expiresAt()) ? expiresAt : session.expiresAt();
        refreshTokens.add(refresh, session.id(), now, until);
        return new LogInTokens(
                accessTokens.issue(
                        new MemberCaller(Tsid.of(session.memberId()), session.deviceId(), session.id(), tier)),
                refresh, until);
    }
}
