package platform.webhook;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The value of the header {@code Madang-Signature}: {@code t=<seconds since 1970>,v1=<hex>}, where the hex is HMAC-SHA256 of
 * {@code <t>.<body>} under a secret of the endpoint; in the day after a rotation, with a {@code v1} of each that is live.
 */
public final class WebhookSignature {
    /** Its name. */
    public static final String HEADER = "Madang-Signature";

    private WebhookSignature() {}

    /** Its value. */
    public static String of(List<String> secrets, Instant at, byte[] body) {
        String time = Long.toString(at.getEpochSecond());
        return "t=" + time + secrets.stream().map(secret -> ",v1=" + hmac(secret, time, body))
                .collect(Collectors.joining());
    }

    private static String hmac(String secret, String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            mac.update((time + ".").getBytes(UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
