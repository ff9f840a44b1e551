package member.staff;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TotpSecretTest {
    /** RFC 6238, appendix B: the key of its SHA-1 rows. */
    private final TotpSecret rfc = new TotpSecret(Base32.encode("12345678901234567890".getBytes(US_ASCII)));

    /** RFC 6238, appendix B, SHA-1: the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1111111111, 050471", "1234567890, 005924", "2000000000, 279037",
            "20000000000, 353130"})
    void agreesWithTheStandard(long second, String code) {
        assertThat(rfc.codeAt(second / 30)).isEqualTo(code);
        assertThat(rfc.stepOf(code, Instant.ofEpochSecond(second))).hasValue(second / 30);
    }

    @Test
    void takesTheStepBeforeAndTheOneAfterAndNoOther() {
        Instant now = Instant.ofEpochSecond(1_234_567_890);
        long step = now.getEpochSecond() / 30;
        assertThat(rfc.stepOf(rfc.codeAt(step - 1), now)).hasValue(step - 1);
        assertThat(rfc.stepOf(rfc.codeAt(step + 1), now)).hasValue(step + 1);
        assertThat(rfc.stepOf(rfc.codeAt(step - 2), now)).isEmpty();
        assertThat(rfc.stepOf(rfc.codeAt(step + 2), now)).isEmpty();
    }

    /** RFC 4648 § 10, without the padding. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void writesBase32(String text, String base32) {
        assertThat(Base32.encode(text.getBytes(US_ASCII))).isEqualTo(base32);
        assertThat(new String(Base32.decode(base32), US_ASCII)).isEqualTo(text);
    }

    @Test
    void refusesWhatIsNotBase32() {
        assertThatIllegalArgumentException().isThrownBy(() -> Base32.decode("MZXW0"));
    }

    @Test
    void doesNotTellItselfToALog() {
        assertThat(rfc.toString()).doesNotContain(rfc.base32());
    }
}
