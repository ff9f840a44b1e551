package member.staff;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

import javax.crypto.spec.SecretKeySpec;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * The secret that a person's authenticator app shares with us: RFC 6238 with six digits, 30-second steps and HMAC-SHA-1,
 * what every such app knows.
 *
 * @param base32 as it is typed into the app
 */
record TotpSecret(String base32) {
    private static final Duration STEP = Duration.ofSeconds(30);
    /** One step either way, for clocks that differ and for the time it takes to type (RFC 6238 § 5.2). */
    private static final int TOLERANCE = 1;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new secret of 160 bits (RFC 4226 § 4, R6). */
    static TotpSecret next() {
        byte[] bytes = new byte[20];
        RANDOM.nextBytes(bytes);
        return new TotpSecret(Base32.encode(bytes));
    }

    /** The step that the code belongs to, if it is one of those around now. */
    OptionalLong stepOf(String code, Instant now) {
        long present = now.getEpochSecond() / STEP.toSeconds();
        for (long step = present - TOLERANCE; step <= present + TOLERANCE; step++) {
            if (MessageDigest.isEqual(codeAt(step).getBytes(US_ASCII), code.getBytes(US_ASCII))) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    String codeAt(long step) {
        try {
            return new TimeBasedOneTimePasswordGenerator(STEP).generateOneTimePasswordString(
                    new SecretKeySpec(Base32.decode(base32), "HmacSHA1"),
                    Instant.ofEpochSecond(step * STEP.toSeconds()));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("HMAC takes any key", e);
        }
    }

    /** What an authenticator app reads from a QR code. */
    String uri(String loginName) {
        return "otpauth://totp/Madang:" + loginName + "?secret=" + base32 + "&issuer=Madang";
    }

    @Override
    public String toString() {
        return "TotpSecret";
    }
}
