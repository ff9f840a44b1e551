package pay.offline;

import java.security.SecureRandom;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CodeSecretTest {
    /** RFC 6238, appendix B, mode SHA256: the seed is 32 bytes of ASCII. */
    @ParameterizedTest
    @CsvSource({"59, 46119246", "1111111109, 68084774", "1111111111, 67062674", "1234567890, 91819424",
            "2000000000, 90698825", "20000000000, 77737706"})
    void makesThePublishedCodes(long seconds, String digits) {
        assertThat(CodeSecret.PUBLISHED.digits(CodeSecret.stepAt(Instant.ofEpochSecond(seconds)))).isEqualTo(digits);
    }

    @Test
    void takesACodeOneStepEitherWay() {
        Instant now = Instant.ofEpochSecond(1_111_111_111);
        long step = CodeSecret.stepAt(now);
        CodeSecret secret = CodeSecret.of(CodeSecret.next(new SecureRandom()).base64());

        assertThat(secret.stepOf(secret.digits(step - 1), now, 1)).hasValue(step - 1);
        assertThat(secret.stepOf(secret.digits(step), now, 1)).hasValue(step);
        assertThat(secret.stepOf(secret.digits(step + 1), now, 1)).hasValue(step + 1);
        assertThat(secret.stepOf(secret.digits(step - 2), now, 1)).isEmpty();
        assertThat(secret.stepOf(secret.digits(step + 2), now, 1)).isEmpty();
    }
}
