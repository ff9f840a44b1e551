package platform.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import platform.id.Tsid;
import platform.time.UtcColumn;

/**
 * Access tokens that end before their time: those of a session, of a device, or all that a member has. Written in the
 * caller's transaction; effective on this instance when that commits, and on the others within a second, by looking into
 * the table twice a second. A revocation is kept until the last token it can concern has expired.
 */
@Component
public class TokenRevocations {
    private static final Duration KEPT = AccessTokens.LIFETIME.plus(AccessTokens.TOLERANCE.multipliedBy(2));
    /** A row becomes visible when its transaction commits, later than its time says: look back this far. */
    private static final Duration LOOK_BACK = Duration.ofSeconds(60);

    private enum Kind {
        SESSION, DEVICE, MEMBER
    }

    private static final List<String> KNOWN = Stream.of(Kind.values()).map(Kind::name).toList();

    private record Subject(Kind kind, long id) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<Subject, Instant> revoked = new ConcurrentHashMap<>();
    private volatile Instant lookedAt = Instant.EPOCH;

    TokenRevocations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Ends a log-in's access tokens for good: log-out, or a refresh token that was used twice. */
    @Transactional(propagation = Propagation.REQUIRED)
    public void revokeSession(Tsid sessionId) {
        revoke(new Subject(Kind.SESSION, sessionId.value()));
    }

    /** Ends a device's access tokens for good. */
    @Transactional(propagation = Propagation.REQUIRED)
    public void revokeDevice(Tsid deviceId) {
        revoke(new Subject(Kind.DEVICE, deviceId.value()));
    }

    /**
     * Ends all access tokens that a member has by now; later ones are good. Revoke the sessions that end as well: one of
     * them may be refreshed at the same moment.
     */
    @Transactional(propagation = Propagation.REQUIRED)
    public void revokeMember(Tsid memberId) {
        revoke(new Subject(Kind.MEMBER, memberId.value()));
    }

    boolean isRevoked(MemberCaller caller, Instant issuedAt) {
        if (lookedAt.equals(Instant.EPOCH)) {
            lookForOthers();
        }
        return isRevoked(new Subject(Kind.SESSION, caller.sessionId().value()), issuedAt)
                || isRevoked(new Subject(Kind.DEVICE, caller.deviceId().value()), issuedAt)
                || isRevoked(new Subject(Kind.MEMBER, caller.memberId().value()), issuedAt);
    }

    /**
     * Sessions and devices do not come back, so the time of issue does not matter: a refresh that runs beside the log-out
     * may issue a token a moment after it.
     */
    private boolean isRevoked(Subject subject, Instant issuedAt) {
        Instant at = revoked.get(subject);
        return at != null && (subject.kind() != Kind.MEMBER || !issuedAt.isAfter(at));
    }

    private void revoke(Subject subject) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        LocalDateTime at = UtcColumn.of(now);
        jdbc.sql("""
                insert into platform_token_revocation (subject_kind, subject_id, revoked_at) values (?, ?, ?)
                on duplicate key update revoked_at = greatest(revoked_at, ?)""")
                .params(subject.kind().name(), subject.id(), at, at).update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                remember(subject, now);
            }
        });
    }

    @Transactional(readOnly = true)
    public void lookForOthers() {
        Instant now = clock.instant();
        Instant since = lookedAt.equals(Instant.EPOCH) ? now.minus(KEPT) : lookedAt.minus(LOOK_BACK);
        // A newer release may revoke what this one has no tokens of.
        jdbc.sql("""
                select subject_kind, subject_id, revoked_at from platform_token_revocation
                where revoked_at >= :since and subject_kind in (:known)""").param("since", UtcColumn.of(since))
                .param("known", KNOWN).query(row -> {
                    remember(new Subject(Kind.valueOf(row.getString(1)), row.getLong(2)),
                            row.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC));
                });
        lookedAt = now;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    @Transactional
    public void forgetOld() {
        Instant old = clock.instant().minus(KEPT);
        revoked.values().removeIf(at -> at.isBefore(old));
        jdbc.sql("delete from platform_token_revocation where revoked_at < ? limit 10000")
                .param(UtcColumn.of(old)).update();
    }

    private void remember(Subject subject, Instant at) {
        revoked.merge(subject, at, (one, other) -> one.isAfter(other) ? one : other);
    }
}
