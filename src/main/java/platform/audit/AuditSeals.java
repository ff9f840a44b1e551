package platform.audit;

import org.springframework.stereotype.Component;
import platform.chain.KeyedHash;
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

    private final KeyedHash entries;
    private final KeyedHash links;
    private final KeyedHash checkpoints;

    AuditSeals(Secrets secrets) {
        entries = new KeyedHash(secrets.hmacKeys("audit.entry"));
        links = new KeyedHash(secrets.hmacKeys("audit.chain"));
        checkpoints = new KeyedHash(secrets.hmacKeys("audit.checkpoint"));
    }

    String ofEntry(AuditEntry entry) {
        return entries.of(entry.canonical());
    }

    boolean isOfEntry(String seal, AuditEntry entry) {
        return entries.isOf(seal, entry.canonical());
    }

    String ofLink(String previous, long position, long entryId, String seal) {
        return links.of(link(previous, position, entryId, seal));
    }

    boolean isOfLink(String hash, String previous, long position, long entryId, String seal) {
        return links.isOf(hash, link(previous, position, entryId, seal));
    }

    KeyedHash checkpoints() {
        return checkpoints;
    }

    private static byte[] link(String previous, long position, long entryId, String seal) {
        return (previous + '\n' + position + '\n' + entryId + '\n' + seal).getBytes(UTF_8);
    }
}
