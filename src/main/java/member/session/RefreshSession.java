package member.session;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import member.error.MemberError;
import member.profile.FindMember;
import member.throttle.Limit;
import member.throttle.Throttle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.database.ConflictRetry;
import platform.web.DomainException;
import platform.web.limits.CallerAddress;

/**
 * Changes a refresh token for a new pair. A token that comes a second time was stolen, from the app or by it: the whole
 * log-in ends, for the thief and for the owner, who logs in again (RFC 9700 § 4.14.2).
 */
@Component
class RefreshSession {
    private final RefreshTokens tokens;
    private final LogInSessions sessions;
    private final OpenSession open;
    private final EndSessions end;
    private final FindMember members;
    private final Throttle throttle;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RefreshSession(RefreshTokens tokens, LogInSessions sessions, OpenSession open, EndSessions end, FindMember members,
            Throttle throttle, TransactionTemplate transaction, Clock clock) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.open = open;
        this.end = end;
        this.members = members;
        this.throttle = throttle;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @throws DomainException {@link MemberError#REFRESH_REFUSED} */
    LogInTokens refresh(String token, CallerAddress from) {
        throttle.count(Limit.REFRESHES_PER_ADDRESS, from.value());
        // The refusal is thrown after the commit: ending the log-in must stand.
        Optional<LogInTokens> fresh = ConflictRetry.call(() -> transaction.execute(status -> attempt(token)));
        return fresh == null ? refuse() : fresh.orElseGet(RefreshSession::refuse);
    }

    private Optional<LogInTokens> attempt(String token) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var row = tokens.find(token).filter(found -> found.expiresAt().isAfter(now));
        var session = row.flatMap(found -> sessions.lock(found.sessionId().value()))
                .filter(found -> found.isAlive(now));
        if (session.isEmpty()) {
            return Optional.empty();
        }
        if (!tokens.use(token, now)) {
            end.end(session.get(), EndReason.TOKEN_REUSED);
            return Optional.empty();
        }
        return members.byId(session.get().memberId()).map(member -> open.tokens(session.get(), member.tier(), now));
    }

    private static LogInTokens refuse() {
        throw new DomainException(MemberError.REFRESH_REFUSED);
    }
}
