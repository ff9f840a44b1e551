package pay.merchant;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

import platform.crypto.Sha256;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * A key that a merchant's system calls by: {@code live_sk_} or {@code test_sk_} and 256 random bits in base64url. Nobody can
 * guess it, so that a plain hash is enough to keep it by, and finding it by the hash tells nothing by its time.
 */
record SecretKey(String text) {
    private static final String LIVE = "live_sk_";
    private static final String TEST = "test_sk_";
    private static final Pattern FORM = Pattern.compile("(live|test)_sk_[A-Za-z0-9_-]{43}");
    private static final int BYTES = 32;
    private static final int HINT = 12;

    static SecretKey random(boolean live, SecureRandom random) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        return new SecretKey((live ? LIVE : TEST) + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** What is written like a key; empty for all else. */
    static Optional<SecretKey> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new SecretKey(text)) : Optional.empty();
    }

    boolean live() {
        return text.startsWith(LIVE);
    }

    String sha256() {
        return Sha256.hex(text.getBytes(US_ASCII));
    }

    /** The kind of the key and 24 bits of it. */
    String hint() {
        return text.substring(0, HINT);
    }

    @Override
    public String toString() {
        return hint() + "…";
    }
}
