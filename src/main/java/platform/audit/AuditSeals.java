package platform.audit;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.SecretKey;

import org.springframework.stereotype.Component;
import platform.crypto.Secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The keyed hashes of the audit log (HMAC-SHA256, base64url). The keys come from the key ring, outside the database: who
 * can write every table still cannot make one of these. Seals made under older keys of the ring stay good.
 */
@Component
class AuditSeals {
    /** What stands before the first link. */
    static final String START = "start";

    private final List<SecretKey> entryKeys;
    private final List<SecretKey> chainKeys;
    private final List<SecretKey> checkpointKeys;

    AuditSeals(Secrets secrets) {
        entryKeys = secrets.hmacKeys("audit.entry");
        chainKeys = secrets.hmacKeys("audit.chain");
        checkpointKeys = secrets.hmacKeys("audit.checkpoint");
    }

    String ofEntry(AuditEntry entry) {
        return hash(entryKeys.getFirst(), entry.canonical());
    }

    boolean isOfEntry(String seal, AuditEntry entry) {
        return matches(entryKeys, seal, entry.canonical());
    }

    String ofLink(String previous, long position, long entryId, String seal) {
        return hash(chainKeys.getFirst(), link(previous, position, entryId, seal));
    }

    boolean isOfLink(String hash, String previous, long position, long entryId, String seal) {
        return matches(chainKeys, hash, link(previous, position, entryId, seal));
    }

    String ofCheckpoint(String text) {
        return hash(checkpointKeys.getFirst(), text.getBytes(UTF_8));
    }

    boolean isOfCheckpoint(String hash, String text) {
        return matches(checkpointKeys, hash, text.getBytes(UTF_8));
    }

    private static byte[] link(String previous, long position, long entryId, String seal) {
        return (previous + '\n' + position + '\n' + entryId + '\n' + seal).getBytes(UTF_8);
    }

    private static boolean matches(List<SecretKey> keys, String hash, byte[] input) {
        byte[] given = hash.getBytes(UTF_8);
        return keys.stream().anyMatch(key -> MessageDigest.isEqual(hash(key, input).getBytes(UTF_8), given));
    }

    private static String hash(SecretKey key, byte[] input) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(input));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is part of every JDK", e);
        }
    }
}
