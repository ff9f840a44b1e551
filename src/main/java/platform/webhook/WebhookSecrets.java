package platform.webhook;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import platform.crypto.FieldAddress;
import platform.crypto.FieldEncryption;
import platform.crypto.UnreadableCiphertext;
import platform.id.Ids;
import platform.time.UtcColumn;

/** What deliveries are signed with: {@code whsec_} and 256 random bits in base64url, encrypted in its row. */
final class WebhookSecrets {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookSecrets.class);
    /** How long the one before stays live, for its owner to take the new one over. */
    static final Duration OVERLAP = Duration.ofHours(24);
    private static final int BYTES = 32;
    /** As many signatures as a delivery has at most: who renews more often than that within a day knows why. */
    private static final int LIVE = 5;

    private final JdbcClient jdbc;
    private final WebhookBook<?> book;
    private final FieldEncryption encryption;
    private final Ids ids;
    private final SecureRandom random = new SecureRandom();

    WebhookSecrets(JdbcClient jdbc, WebhookBook<?> book, FieldEncryption encryption, Ids ids) {
        this.jdbc = jdbc;
        this.book = book;
        this.encryption = encryption;
        this.ids = ids;
    }

    /** A new one; that before it lives on for a day. None ends sooner because somebody asks twice. */
    String renew(WebhookEndpointId endpoint, Instant now) {
        end(endpoint, now.plus(OVERLAP));
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        String text = "whsec_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        long id = ids.nextLong();
        jdbc.sql(book.sql("insert into #secret (id, endpoint_id, secret, created_at) values (?, ?, ?, ?)"))
                .params(id, endpoint.value(), encryption.encrypt(text, address(id)), UtcColumn.of(now)).update();
        return text;
    }

    /** Lets the newest live until a time. */
    void end(WebhookEndpointId endpoint, Instant time) {
        jdbc.sql(book.sql("update #secret set expires_at = ? where endpoint_id = ? and expires_at is null"))
                .params(UtcColumn.of(time), endpoint.value()).update();
    }

    /** Forgets some that are dead; how many. */
    int forget(Instant now, int most) {
        return jdbc.sql(book.sql("delete from #secret where expires_at <= ? order by expires_at limit ?"))
                .params(UtcColumn.of(now), most).update();
    }

    /**
     * Those that are live, the newest first: one, or more in the day after a rotation. What no key reads is left out, so that its owner may
     * put another in its place.
     */
    List<String> live(WebhookEndpointId endpoint, Instant now) {
        return jdbc.sql(book.sql("""
                select id, secret from #secret where endpoint_id = ?
                and (expires_at is null or expires_at > ?) order by id desc limit ?"""))
                .params(endpoint.value(), UtcColumn.of(now), LIVE)
                .query((row, _) -> decrypted(row.getLong("id"), row.getString("secret"))).list().stream()
                .flatMap(Optional::stream).toList();
    }

    private Optional<String> decrypted(long id, String secret) {
        try {
            return Optional.of(encryption.decrypt(secret, address(id)));
        } catch (UnreadableCiphertext e) {
            LOG.error("Nothing is signed with row {} of {}: {}", id, book.sql("#secret"), e.getMessage());
            return Optional.empty();
        }
    }

    private FieldAddress address(long id) {
        return new FieldAddress(book.sql("#secret"), "secret", id);
    }
}
