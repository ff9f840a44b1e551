package loan.lender;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How both sides sign what they send: HMAC-SHA256 with the lender's secret over the time, a line feed and the body's bytes,
 * in lower-case hexadecimal.
 */
final class LenderSignature {
    static final String TIME = "X-Lender-Time";
    static final String SIGNATURE = "X-Lender-Signature";
    /** An older request is not taken, so that one that was overheard is soon worth nothing. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private LenderSignature() {}

    static String of(String secret, String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((time + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    /** Whether whoever holds the secret has just signed this. */
    static boolean isGood(String secret, String time, byte[] body, String signature, Instant now) {
        try {
            Duration age = Duration.between(Instant.parse(time), now).abs();
            return age.compareTo(FRESH) <= 0
                    && MessageDigest.isEqual(of(secret, time, body).getBytes(StandardCharsets.UTF_8),
                            signature.getBytes(StandardCharsets.UTF_8));
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
