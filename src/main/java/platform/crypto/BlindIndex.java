package platform.crypto;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;

import javax.crypto.Mac;

import org.springframework.stereotype.Component;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Finds an encrypted field without decrypting: beside the ciphertext stands a keyed hash of the normalised value
 * ({@code char(43)}, ASCII, case-sensitive collation), and a look-up compares hashes. Whoever sees only the database cannot try values out,
 * because the key is not in it.
 */
@Component
public class BlindIndex {
    private final KeyRing ring;

    BlindIndex(KeyRing ring) {
        this.ring = ring;
    }

    /**
     * The value to store.
     *
     * @param field which field, for example {@code member.phone}: equal values of different fields have different indexes
     */
    public String of(String field, Normalised value) {
        return hash(ring.active(KeyPurpose.INDEX), field, value);
    }

    /** All values that the field may be stored under, the active key's first, for {@code where phone_index in (…)}. */
    public List<String> candidates(String field, Normalised value) {
        return ring.all(KeyPurpose.INDEX).stream().map(root -> hash(root, field, value)).toList();
    }

    /** Whether something may be stored under another key than the active one. */
    boolean hasOlderKeys() {
        return ring.all(KeyPurpose.INDEX).size() > 1;
    }

    private static String hash(RootKey root, String field, Normalised value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(root.derive("index/" + field, "HmacSHA256"));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(value.text().getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is part of every JDK", e);
        }
    }
}
