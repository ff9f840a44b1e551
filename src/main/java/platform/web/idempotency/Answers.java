package platform.web.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import platform.crypto.FieldAddress;
import platform.crypto.FieldEncryption;
import platform.database.RowInsert;
import platform.time.UtcColumn;

/** The keys that were used and what was answered: encrypted, since many an answer says who somebody is and where they live. */
@Component
class Answers {
    static final Duration KEPT = Duration.ofDays(15);

    private static final String TABLE = "platform_idempotency";
    private static final String BODY = "body";
    private static final String STORED = "scope, fingerprint, status, content_type, location, body, attempt_id";

    private final JdbcClient jdbc;
    private final RowInsert kept;
    private final FieldEncryption encryption;
    private final Clock clock;

    Answers(JdbcClient jdbc, JdbcTemplate rows, FieldEncryption encryption, Clock clock) {
        this.jdbc = jdbc;
        this.kept = new RowInsert(rows, TABLE, "scope", "caller", "method", "route", "fingerprint",
                "created_at", "status", "content_type", "location", BODY);
        this.encryption = encryption;
        this.clock = clock;
    }

    /** What is committed under a key. */
    Optional<StoredAnswer> find(byte[] scope) {
        return jdbc.sql("select " + STORED + " from platform_idempotency where scope = ?").param(scope)
                .query((row, _) -> stored(row)).optional();
    }

    /** What is committed under several keys, by the key's scope in hexadecimal digits. */
    Map<String, StoredAnswer> find(List<byte[]> scopes) {
        Map<String, StoredAnswer> found = new HashMap<>();
        jdbc.sql("select " + STORED + " from platform_idempotency where scope in ("
                + String.join(",", Collections.nCopies(scopes.size(), "?")) + ")").params(scopes)
                .query(row -> {
                    found.put(HexFormat.of().formatHex(row.getBytes("scope")), stored(row));
                });
        return found;
    }

    /**
     * Keeps keys with their answers at once.
     *
     * @throws DuplicateKeyException when one of them is taken; the transaction must roll back
     */
    void keep(Map<SharedKeys.Request, Answer> given) {
        LocalDateTime now = now();
        kept.insert(given.entrySet().stream().map(each -> {
            IdempotencyKey key = each.getKey().key();
            Answer answer = each.getValue();
            return new @Nullable Object[]{each.getKey().scope(), key.caller(), key.method(), key.route(),
                    each.getKey().fingerprint(), now, answer.status(), answer.contentType(), answer.location(),
                    sealed(each.getKey().scope(), answer.body())};
        }).toList());
    }

    private StoredAnswer stored(ResultSet row) throws SQLException {
        return new StoredAnswer(row.getBytes("fingerprint"), row.getObject("status", Integer.class),
                row.getString("content_type"), row.getString("location"),
                opened(row.getBytes("scope"), row.getBytes(BODY)),
                row.getObject("attempt_id", Long.class));
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

    /** Takes a key back that stands for no answer. */
    void release(byte[] scope) {
        jdbc.sql("delete from platform_idempotency where scope = ? and status is null and attempt_id is null")
                .param(scope).update();
    }

    void store(byte[] scope, Answer answer) {
        jdbc.sql("update platform_idempotency set status = ?, content_type = ?, location = ?, body = ? where scope = ?")
                .param(answer.status()).param(answer.contentType()).param(answer.location())
                .param(sealed(scope, answer.body()))
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

    private byte[] sealed(byte[] scope, byte[] body) {
        return body.length == 0
                ? body
                : encryption.encrypt(new String(body, StandardCharsets.UTF_8), address(scope))
                        .getBytes(StandardCharsets.US_ASCII);
    }

    private byte @Nullable [] opened(byte[] scope, byte @Nullable [] body) {
        // Those from before bodies were encrypted are JSON objects; no ciphertext begins so, and there are none after 15 days.
        if (body == null || body.length == 0 || body[0] == '{') {
            return body;
        }
        return encryption.decrypt(new String(body, StandardCharsets.US_ASCII), address(scope))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static FieldAddress address(byte[] scope) {
        return new FieldAddress(TABLE, BODY, ByteBuffer.wrap(scope).getLong());
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
