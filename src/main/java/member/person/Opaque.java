package member.person;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Tokens that mean nothing but what a table says about their hash: 256 random bits, so that a plain hash hides them. */
public final class Opaque {
    /** What such a token looks like. */
    public static final String PATTERN = "^[A-Za-z0-9_-]{43}$";
    /** What {@link #code} makes: six digits. */
    public static final String CODE = "^[0-9]{6}$";

    private static final SecureRandom RANDOM = new SecureRandom();

    private Opaque() {}

    /** A new token: 43 characters of base64url. */
    public static String next() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A code of six digits. */
    public static String code() {
        return "%06d".formatted(RANDOM.nextInt(1_000_000));
    }

    /** What is stored of a token: SHA-256, base64url. */
    public static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
