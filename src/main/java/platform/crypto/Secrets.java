package platform.crypto;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.crypto.SecretKey;

import org.springframework.stereotype.Component;

/**
 * Named 256-bit keys derived from the key ring, equal on every instance: whoever needs a key (to sign cursors, say) takes
 * one here instead of asking for configuration of its own. Keys of different names tell nothing about each other.
 */
@Component
public class Secrets {
    private final KeyRing ring;
    private final Map<String, List<SecretKey>> derived = new ConcurrentHashMap<>();

    Secrets(KeyRing ring) {
        this.ring = ring;
    }

    /**
     * The key to make new values with.
     *
     * @param name who uses it for what, for example {@code web.cursor}; a constant, never input
     */
    public SecretKey hmacKey(String name) {
        return hmacKeys(name).getFirst();
    }

    /** The keys to check values with, the newest first: during a rotation, what the older ones made is still good. */
    public List<SecretKey> hmacKeys(String name) {
        return derived.computeIfAbsent(name, n -> ring.all(KeyPurpose.DERIVATION).stream()
                .map(root -> root.derive("secret/" + n, "HmacSHA256")).toList());
    }
}
