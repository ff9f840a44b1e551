package platform.chain;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.SecretKey;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * HMAC-SHA256 in base64url. With keys from outside the database, who can write every table still cannot make one. Those made
 * with older keys stay good.
 */
public final class KeyedHash {
    private final List<SecretKey> keys;

    /** @param keys the one to make hashes with first */
    public KeyedHash(List<SecretKey> keys) {
        this.keys = List.copyOf(keys);
    }

    public String of(byte[] input) {
        return hash(keys.getFirst(), input);
    }

    /** Whether a hash is of this input, under any of the keys. */
    public boolean isOf(String hash, byte[] input) {
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
