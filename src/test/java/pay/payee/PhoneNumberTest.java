package pay.payee;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PhoneNumberTest {
    @ParameterizedTest
    @CsvSource({"010-1234-5678", "01012345678", "+82 10-1234-5678"})
    void readsAPhoneNumberInEachForm(String written) {
        PhoneNumber phone = PhoneNumber.parse(written);
        assertThat(phone.digits()).isEqualTo("01012345678");
        assertThat(phone).hasToString("010-****-5678");
    }
}
