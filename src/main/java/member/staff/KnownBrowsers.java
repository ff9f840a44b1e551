package member.staff;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.SecretKey;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.keygen.BytesKeyGenerator;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;
import platform.crypto.Secrets;
import platform.id.Tsid;

/**
 * Knows browsers that a person has logged in from before, by a mark that each keeps (OWASP: device cookies), so that tries from elsewhere do
 * not keep the person out. A mark opens nothing: it says whose tries are counted apart. It is signed and kept nowhere here.
 */
@Component
class KnownBrowsers {
    /** From the last log-in on. */
    static final Duration REMEMBERED = Duration.ofDays(90);

    private static final String KEY = "member.staff-browser";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int NAME = 16;
    private static final int SIGNED = Long.BYTES + NAME + Long.BYTES;
    private static final int SIGNATURE = 32;
    private static final int LENGTH = SIGNED + SIGNATURE;

    private final Secrets secrets;
    private final Clock clock;
    private final BytesKeyGenerator random = KeyGenerators.secureRandom(NAME);

    KnownBrowsers(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** The mark of a browser that this person has just logged in from. */
    String mark(Tsid person) {
        byte[] signed = ByteBuffer.allocate(SIGNED).putLong(person.value()).put(random.generateKey())
                .putLong(clock.instant().getEpochSecond()).array();
        byte[] signature = sign(secrets.hmacKey(KEY), signed);
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(ByteBuffer.allocate(LENGTH).put(signed).put(signature).array());
    }

    /**
     * The name that a browser's mark gives it.
     *
     * @param mark as the browser sent it
     * @return empty unless this person has logged in from it, and not long ago
     */
    Optional<String> find(@Nullable String mark, Tsid person) {
        byte[] bytes = decoded(mark);
        if (bytes.length != LENGTH) {
            return Optional.empty();
        }
        byte[] signed = Arrays.copyOf(bytes, SIGNED);
        byte[] signature = Arrays.copyOfRange(bytes, SIGNED, LENGTH);
        if (secrets.hmacKeys(KEY).stream().noneMatch(key -> MessageDigest.isEqual(sign(key, signed), signature))) {
            return Optional.empty();
        }
        ByteBuffer read = ByteBuffer.wrap(signed);
        long of = read.getLong();
        byte[] name = new byte[NAME];
        read.get(name);
        Instant since = Instant.ofEpochSecond(read.getLong());
        return of == person.value() && since.plus(REMEMBERED).isAfter(clock.instant())
                ? Optional.of(HexFormat.of().formatHex(name))
                : Optional.empty();
    }

    private static byte[] decoded(@Nullable String mark) {
        try {
            return mark == null ? new byte[0] : Base64.getUrlDecoder().decode(mark);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] sign(SecretKey key, byte[] signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
