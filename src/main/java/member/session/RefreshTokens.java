package member.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import member.person.Opaque;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** Refresh tokens by their hash. Used ones stay until they run out, so that a second use is noticed. */
@Repository
class RefreshTokens {
    static final Duration LIFETIME = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Clock clock;

    RefreshTokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Row(Tsid sessionId, Instant expiresAt) {}

    @Transactional(propagation = Propagation.MANDATORY)
    void add(String token, Tsid session, Instant now, Instant expiresAt) {
        jdbc.sql("""
                insert into member_refresh_token (token_hash, session_id, issued_at, expires_at)
                values (?, ?, ?, ?)""").params(Opaque.hash(token), session.value(), UtcColumn.of(now),
                UtcColumn.of(expiresAt)).update();
    }

    Optional<Row> find(String token) {
        return jdbc.sql("select session_id, expires_at from member_refresh_token where token_hash = ?")
                .params(Opaque.hash(token))
                .query((row, number) -> new Row(new Tsid(row.getLong("session_id")),
                        UtcColumn.get(row, "expires_at")))
                .optional();
    }

    /** Marks a token used; false if it was before. Of two at once one gets false. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean use(String token, Instant now) {
        return jdbc.sql("update member_refresh_token set used_at = ? where token_hash = ? and used_at is null")
                .params(UtcColumn.of(now), Opaque.hash(token)).update() == 1;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT7M")
    @Transactional
    void forget() {
        Instant now = clock.instant();
        jdbc.sql("delete from member_refresh_token where expires_at < ? limit 10000").params(UtcColumn.of(now))
                .update();
        jdbc.sql("delete from member_session where expires_at < ? limit 10000")
                .params(UtcColumn.of(now.minus(LogInTokens.KEPT))).update();
    }
}
