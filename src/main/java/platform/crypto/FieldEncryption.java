package platform.crypto;

import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.crypto.SecretKey;

import org.springframework.stereotype.Component;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Encrypts single fields (personal data, other keys) with AES-256-GCM under the active key of the ring. The stored form is
 * {@code <key id>.<base64url of nonce, ciphertext, tag>}: ASCII, {@code 55 + bytes * 4 / 3} characters at most.
 * What an older key of the ring wrote stays readable.
 */
@Component
public class FieldEncryption {
    private final KeyRing ring;
    private final Map<String, SecretKey> derived = new ConcurrentHashMap<>();

    FieldEncryption(KeyRing ring) {
        this.ring = ring;
    }

    public String encrypt(String plain, FieldAddress address) {
        RootKey root = ring.active(KeyPurpose.ENCRYPTION);
        byte[] sealed = Sealed.seal(key(root), plain.getBytes(UTF_8), address.associatedData());
        return root.id() + '.' + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /**
     * Decrypts what {@link #encrypt} made.
     *
     * @throws UnreadableCiphertext if it was not encrypted for this address, or its key is gone
     */
    public String decrypt(String ciphertext, FieldAddress address) {
        int dot = ciphertext.indexOf('.');
        RootKey root = dot < 0 ? null : ring.find(KeyPurpose.ENCRYPTION, ciphertext.substring(0, dot));
        if (root == null) {
            throw new UnreadableCiphertext("its key is not in the key ring");
        }
        return new String(Sealed.open(key(root), bytes(ciphertext.substring(dot + 1)), address.associatedData()),
                UTF_8);
    }

    /** How every ciphertext of the active key begins, for {@code not like ?}: the others are to be encrypted anew. */
    public String activePrefix() {
        return ring.active(KeyPurpose.ENCRYPTION).id() + '.';
    }

    /** Whether there may be something that another key than the active one wrote. */
    boolean hasOlderKeys() {
        return ring.all(KeyPurpose.ENCRYPTION).size() > 1;
    }

    private SecretKey key(RootKey root) {
        return derived.computeIfAbsent(root.id(), id -> root.derive("field", "AES"));
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getUrlDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new UnreadableCiphertext("it is not base64url");
        }
    }
}
