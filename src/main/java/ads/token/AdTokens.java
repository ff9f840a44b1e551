package ads.token;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.SecretKey;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import platform.crypto.Secrets;

/** Signs tokens and reads them: HMAC-SHA256 cut to 128 bits (RFC 2104 § 5), base64url. */
@Component
public class AdTokens {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE = 16;
    private static final int LENGTH = (AdToken.BYTES + SIGNATURE + 2) / 3 * 4 + 4;

    /** Keyed and never used themselves: a clone is a tenth of the cost of a new one. */
    private final List<Mac> keyed;

    @Autowired
    AdTokens(Secrets secrets) {
        this(secrets.hmacKeys("ads.token"));
    }

    /** The first of the keys signs, all of them are good. */
    public AdTokens(List<SecretKey> keys) {
        keyed = keys.stream().map(AdTokens::keyed).toList();
    }

    /** The token as the client carries it: about 110 characters that need no escaping in an address. */
    public String issue(AdToken token) {
        ByteBuffer bytes = ByteBuffer.allocate(AdToken.BYTES + SIGNATURE);
        token.write(bytes);
        bytes.put(sign(keyed.getFirst(), bytes.array()), 0, SIGNATURE);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** The token, or empty for what this did not issue. */
    public Optional<AdToken> read(String text) {
        if (text.length() > LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return bytes.length == AdToken.BYTES + SIGNATURE && keyed.stream().anyMatch(key -> isSigned(key, bytes))
                    ? Optional.of(AdToken.read(ByteBuffer.wrap(bytes)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isSigned(Mac key, byte[] bytes) {
        return MessageDigest.isEqual(Arrays.copyOf(sign(key, bytes), SIGNATURE),
                Arrays.copyOfRange(bytes, AdToken.BYTES, bytes.length));
    }

    private static byte[] sign(Mac key, byte[] bytes) {
        try {
            Mac mac = (Mac) key.clone();
            mac.update(bytes, 0, AdToken.BYTES);
            return mac.doFinal();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The JDK's " + ALGORITHM + " can be cloned", e);
        }
    }

    private static Mac keyed(SecretKey key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
