package platform.crypto;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.time.UtcColumn;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A key for each member, for personal data in places that are never changed, such as the event log: destroying the key
 * erases them all. Keys are not cached, so that a destroyed one is gone at once on every instance.
 */
@Component
public class MemberKeys {
    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcTemplate jdbc;
    private final FieldEncryption encryption;
    private final Clock clock;

    MemberKeys(JdbcTemplate jdbc, FieldEncryption encryption, Clock clock) {
        this.jdbc = jdbc;
        this.encryption = encryption;
        this.clock = clock;
    }

    /** Wrapped keys follow a rotation of the ring; what they encrypt need not. */
    @Bean
    static EncryptedTable encryptedMemberKeys() {
        return EncryptedTable.of("platform_member_key", "member_id", "wrapped");
    }

    /** A member's row: without a key when that was destroyed. */
    private record Stored(@Nullable String wrapped) {}

    /**
     * Encrypts under the member's key, which is made at the first use, in the caller's transaction.
     *
     * @return empty when the key was destroyed: the value must not be kept
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<String> encrypt(long memberId, String plain, FieldAddress address) {
        Stored stored = find(memberId);
        if (stored == null) {
            byte[] key = new byte[KEY_BYTES];
            RANDOM.nextBytes(key);
            String wrapped = encryption.encrypt(Base64.getEncoder().encodeToString(key), address(memberId));
            jdbc.update("""
                    insert into platform_member_key (member_id, wrapped) values (?, ?)
                    on duplicate key update member_id = member_id""", memberId, wrapped);
            stored = find(memberId);
        }
        return unwrap(stored, memberId).map(key -> Base64.getUrlEncoder().withoutPadding()
                .encodeToString(Sealed.seal(key, plain.getBytes(UTF_8), address.associatedData())));
    }

    /**
     * Decrypts what {@link #encrypt} made.
     *
     * @return empty when the key was destroyed
     * @throws UnreadableCiphertext if it was encrypted for another member or address
     */
    @Transactional(readOnly = true)
    public Optional<String> decrypt(long memberId, String ciphertext, FieldAddress address) {
        byte[] sealed = Base64.getUrlDecoder().decode(ciphertext);
        return unwrap(find(memberId), memberId)
                .map(key -> new String(Sealed.open(key, sealed, address.associatedData()), UTF_8));
    }

    /** Destroys the member's key: whatever it encrypted is erased, for ever, and no new one is made. */
    @Transactional
    public void destroy(long memberId) {
        LocalDateTime now = UtcColumn.of(clock.instant());
        jdbc.update("""
                insert into platform_member_key (member_id, wrapped, destroyed_at) values (?, null, ?)
                on duplicate key update destroyed_at = coalesce(destroyed_at, ?), wrapped = null""", memberId, now,
                now);
    }

    private @Nullable Stored find(long memberId) {
        List<Stored> found = jdbc.query("select wrapped from platform_member_key where member_id = ?",
                (row, index) -> new Stored(row.getString("wrapped")), memberId);
        return found.isEmpty() ? null : found.getFirst();
    }

    private Optional<SecretKey> unwrap(@Nullable Stored stored, long memberId) {
        return Optional.ofNullable(stored == null ? null : stored.wrapped())
                .map(wrapped -> encryption.decrypt(wrapped, address(memberId)))
                .map(key -> new SecretKeySpec(Base64.getDecoder().decode(key), "AES"));
    }

    private static FieldAddress address(long memberId) {
        return new FieldAddress("platform_member_key", "wrapped", memberId);
    }
}
