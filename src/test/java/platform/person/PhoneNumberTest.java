package platform.person;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PhoneNumberTest {
    @ParameterizedTest
    @ValueSource(strings = {"01012345678", "010-1234-5678", "010 1234 5678", "+821012345678", "+82 10-1234-5678"})
    void isOneNumberHoweverItIsWritten(String written) {
        assertThat(written).matches(PhoneNumber.PATTERN);
        assertThat(PhoneNumber.parse(written)).isEqualTo(new PhoneNumber("01012345678"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0101234567", "010123456789", "0212345678", "+1 202 555 0123", "０１０１２３４５６７８", ""})
    void isRefusedWhenItIsNoMobileNumber(String written) {
        assertThat(written).doesNotMatch(PhoneNumber.PATTERN);
        assertThatIllegalArgumentException().isThrownBy(() -> new PhoneNumber(written));
    }

    @Test
    void showsItselfMaskedOnly() {
        assertThat(new PhoneNumber("01012345678")).hasToString("010-****-5678");
    }
}
