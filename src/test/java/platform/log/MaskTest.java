package platform.log;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MaskTest {
    @ParameterizedTest
    @ValueSource(strings = {"01012345678", "010-1234-5678", "010 1234 5678", "+821012345678", "+82 10-1234-5678",
            "011-234-5678", "110-123-456789", "3333-01-2345678", "1002-123-456789", "110123456789",
            "12345678901234", "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"})
    void hidesPhoneAndAccountNumbersAndTokens(String secret) {
        assertThat(Mask.of("sent to " + secret + ", done")).isEqualTo("sent to ***, done");
        assertThat(Mask.of("{\"to\":\"" + secret + "\"}")).isEqualTo("{\"to\":\"***\"}");
        assertThat(Mask.of(secret)).isEqualTo("***");
    }

    @Test
    void hidesNamedSecretsAndCodes() {
        assertThat(Mask.of("otp=123456")).isEqualTo("otp=***");
        assertThat(Mask.of("\"pin\":\"482915\"")).isEqualTo("\"pin\":\"***\"");
        assertThat(Mask.of("인증번호 [482915]를 입력")).isEqualTo("인증번호 [***]를 입력");
        assertThat(Mask.of("Authorization: Bearer abcdefghij")).doesNotContain("abcdefghij");
        assertThat(Mask.of("refreshToken=3fa9xyz12")).isEqualTo("refreshToken=***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"order 715238462915428352 placed", "member 1000000000017", "at 1795251600000",
            "2026-11-21T02:11:22.123+09:00", "2026-11-21", "price 12900", "code=OUT_OF_STOCK",
            "id 0191e4d2-8a7b-7c3d-9e1f-123456789abc"})
    void leavesIdsTimesAndPricesAlone(String line) {
        assertThat(Mask.of(line)).isEqualTo(line);
    }
}
