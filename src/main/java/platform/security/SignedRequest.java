package platform.security;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;
import platform.crypto.Sha256;

/**
 * A request that a system signed: {@code Authorization: Madang-HMAC-SHA256 keyId=…,signedAt=…,signature=…}. The signature is
 * HMAC-SHA-256 in hex, under the key's secret, over these lines, separated by a line feed: {@code signedAt} as it stands in the
 * header, the method, the path with its query as sent, the {@code Idempotency-Key} as sent or nothing (so that who sees a
 * request cannot have it done again under another), and the SHA-256 of the body in hex.
 *
 * @param keyId which key
 * @param signedAt when, by the system's clock
 * @param signature as it came
 * @param signed what it has to be over
 */
public record SignedRequest(String keyId, Instant signedAt, String signature, String signed) {
    /** The name of the scheme. */
    static final String CHALLENGE = "Madang-HMAC-SHA256";
    static final String SCHEME = CHALLENGE + " ";

    /** What a header says of a request; empty when it is not of this form. */
    static Optional<SignedRequest> parse(String header, String method, String target, @Nullable String idempotencyKey,
            byte[] body) {
        Map<String, String> parts = new HashMap<>();
        for (String part : header.substring(SCHEME.length()).split(",", -1)) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length != 2 || parts.put(pair[0], pair[1]) != null) {
                return Optional.empty();
            }
        }
        String keyId = parts.getOrDefault("keyId", "");
        String signedAt = parts.getOrDefault("signedAt", "");
        String signature = parts.getOrDefault("signature", "");
        if (parts.size() != 3 || !keyId.matches("[A-Za-z0-9_-]{1,60}") || !signature.matches("[0-9a-f]{64}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SignedRequest(keyId, Instant.parse(signedAt), signature,
                    String.join("\n", signedAt, method, target, Objects.requireNonNullElse(idempotencyKey, ""),
                            Sha256.hex(body))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether it was signed with this secret. */
    public boolean isBy(String secret) {
        return MessageDigest.isEqual(sign(secret, signed).getBytes(StandardCharsets.US_ASCII),
                signature.getBytes(StandardCharsets.US_ASCII));
    }

    /** The signature of a text. */
    public static String sign(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
