package platform.security;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import platform.crypto.Sha256;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class SignedRequestTest {
    private static final byte[] BODY = "{}".getBytes(UTF_8);
    private static final String AT = "2026-11-27T03:00:00Z";

    @Test
    void isOverItsIdempotencyKey() {
        String header = signed("one");

        assertThat(isGood(header, "one")).isTrue();
        assertThat(isGood(header, "another")).isFalse();
        assertThat(isGood(header, null)).isFalse();
    }

    @Test
    void hasAnEmptyLineWithoutOne() {
        assertThat(isGood(signed(""), null)).isTrue();
        assertThat(isGood(signed(""), "one")).isFalse();
    }

    private static String signed(String key) {
        return SignedRequest.SCHEME + "keyId=7,signedAt=" + AT + ",signature=" + SignedRequest.sign("secret",
                String.join("\n", AT, "POST", "/a?b=c", key, Sha256.hex(BODY)));
    }

    private static boolean isGood(String header, @Nullable String key) {
        return SignedRequest.parse(header, "POST", "/a?b=c", key, BODY).orElseThrow().isBy("secret");
    }
}
