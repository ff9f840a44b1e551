package platform.web.idempotency;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import platform.time.UtcColumn;

/** The keys that were used and what was answered. */
@Component
class Answers {
    static final Duration KEPT = Duration.ofDays(15);

    private final JdbcClient jdbc;
    private final Clock clock;

    Answers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is committed under a key. */
    Optional<StoredAnswer> find(byte[] scope) {
        return jdbc.sql("""
                select fingerprint, status, content_type, location, body, attempt_id
                from platform_idempotency where scope = ?""").param(scope)
                .query((row, _) -> new StoredAnswer(row.getBytes(1), row.getObject(2, Integer.class), row.getString(3),
                        row.getString(4), row.getBytes(5), row.getObject(6, Long.class)))
                .optional();
    }

    /**
     * Fails at once when another transaction holds the key's row, also one that is not committed and so cannot be seen.
     */
    void probe(byte[] scope) {
        jdbc.sql("select 1 from platform_idempotency where scope = ? for update nowait").param(scope)
                .query(Integer.class).optional();
    }

    /** False when the key is taken. */
    boolean claim(IdempotencyKey key, byte[] fingerprint) {
        // Not a plain insert: one that meets a duplicate leaves a shared lock behind, and three of those make a deadlock.
        return jdbc.sql("""
                insert ignore into platform_idempotency (scope, caller, method, route, fingerprint, created_at)
                values (?, ?, ?, ?, ?, ?)""")
                .params(key.scope(), key.caller(), key.method(), key.route(), fingerprint, now()).update() == 1;
    }

    void store(byte[] scope, Answer answer) {
        jdbc.sql("update platform_idempotency set status = ?, content_type = ?, location = ?, body = ? where scope = ?")
                .param(answer.status()).param(answer.contentType()).param(answer.location()).param(answer.body())
                .param(scope).update();
    }

    void storeAttempt(byte[] scope, long attemptId) {
        jdbc.sql("update platform_idempotency set attempt_id = ? where scope = ?").params(attemptId, scope).update();
    }

    /** Deletes at most {@code most} keys that are older than they are kept. */
    int deleteExpired(int most) {
        return jdbc.sql("delete from platform_idempotency where created_at < ? order by created_at limit " + most)
                .param(now().minus(KEPT)).update();
    }

    private LocalDateTime now() {
        return UtcColumn.of(clock.instant())
                .truncatedTo(ChronoUnit.MICROS);
    }

    /** An answer in its final bytes. Never compared, so that it holds an array does no harm. */
    @SuppressWarnings("ArrayRecordComponent")
    record Answer(int status, @Nullable String contentType,
            @Nullable String location, byte[] body) {}
}
