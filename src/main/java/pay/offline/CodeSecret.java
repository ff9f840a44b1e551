package pay.offline;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.OptionalLong;

import javax.crypto.spec.SecretKeySpec;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** What a device and we share: its codes are RFC 6238 with HMAC-SHA-256, eight digits and steps of 30 seconds. */
final class CodeSecret {
    static final Duration STEP = Duration.ofSeconds(30);
    /** One step either way, for clocks that differ and for the way to the till (RFC 6238 § 5.2). */
    static final int TOLERANCE = 1;

    /** Of the test vectors in RFC 6238, appendix B: what pays in test mode. */
    static final CodeSecret PUBLISHED = new CodeSecret("12345678901234567890123456789012".getBytes(US_ASCII));

    private static final String ALGORITHM = TimeBasedOneTimePasswordGenerator.TOTP_ALGORITHM_HMAC_SHA256;
    private static final int BYTES = 32;

    private final byte[] bytes;

    CodeSecret(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    static CodeSecret next(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new CodeSecret(bytes);
    }

    static CodeSecret of(String base64) {
        return new CodeSecret(Base64.getDecoder().decode(base64));
    }

    String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static long stepAt(Instant time) {
        return time.getEpochSecond() / STEP.toSeconds();
    }

    /** The eight digits of a step. */
    String digits(long step) {
        try {
            return new TimeBasedOneTimePasswordGenerator(STEP, OfflineCode.ONE_TIME_DIGITS, ALGORITHM)
                    .generateOneTimePasswordString(new SecretKeySpec(bytes, ALGORITHM),
                            Instant.ofEpochSecond(step * STEP.toSeconds()));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM + ", which takes any key", e);
        }
    }

    boolean isOf(String digits, long step) {
        return MessageDigest.isEqual(digits(step).getBytes(US_ASCII), digits.getBytes(US_ASCII));
    }

    /**
     * The step that digits belong to, if it is one of those around now.
     *
     * @param back how many steps ago it may be
     */
    OptionalLong stepOf(String digits, Instant now, long back) {
        long present = stepAt(now);
        for (long step = present + TOLERANCE; step >= present - back; step--) {
            if (isOf(digits, step)) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }
}
