package pay.merchant;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platform.demo.DemoCredentials;

import static org.assertj.core.api.Assertions.assertThat;

class SecretKeyTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void saysByItsBeginningWhetherItMovesMoney() {
        assertThat(SecretKey.random(true, random).text()).startsWith("live_sk_");
        assertThat(SecretKey.random(true, random).live()).isTrue();
        assertThat(SecretKey.random(false, random).text()).startsWith("test_sk_");
        assertThat(SecretKey.random(false, random).live()).isFalse();
    }

    @Test
    void isReadBackAndIsNeverTheSameTwice() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            SecretKey key = SecretKey.random(i % 2 == 0, random);
            assertThat(SecretKey.parse(key.text())).contains(key);
            made.add(key.text());
        }
        assertThat(made).hasSize(1_000);
    }

    @Test
    void tellsLittleInALog() {
        SecretKey key = SecretKey.random(true, random);
        assertThat(key.toString()).isEqualTo(key.text().substring(0, 12) + "…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "live_sk_", "live_sk_short", "test_pk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "LIVE_SK_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "live_sk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            "live_sk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void isNothingElse(String text) {
        assertThat(SecretKey.parse(text)).isEmpty();
    }

    @Test
    void theDemoKeysAreKeys() {
        assertThat(SecretKey.parse(DemoCredentials.MERCHANT_TEST_KEY)).get().extracting(SecretKey::live)
                .isEqualTo(false);
        assertThat(SecretKey.parse(DemoCredentials.MERCHANT_LIVE_KEY)).get().extracting(SecretKey::live)
                .isEqualTo(true);
    }
}
