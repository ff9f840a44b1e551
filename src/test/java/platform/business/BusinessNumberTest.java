package platform.business;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BusinessNumberTest {
    /** The first is the published example; the others are printed on the sites of well-known companies. */
    @ParameterizedTest
    @ValueSource(strings = {"1234567891", "123-45-67891", "1248100998", "120-81-47521", "220-81-62517"})
    void knowsOneThatFits(String text) {
        assertThat(BusinessNumber.parse(text)).get().extracting(BusinessNumber::digits)
                .isEqualTo(text.replace("-", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234567890", "1234567892", "123456789", "12345678911", "0000000000", "12345a7891",
            "１２３４５６７８９１"})
    void refusesWhatDoesNot(String text) {
        assertThat(BusinessNumber.parse(text)).isEmpty();
    }

    @Test
    void noticesEveryWrongDigitButThoseThatTheWeightsHide() {
        String good = "1234567891";
        int hidden = 0;
        for (int at = 0; at < 10; at++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                String other = good.substring(0, at) + digit + good.substring(at + 1);
                if (!other.equals(good) && BusinessNumber.parse(other).isPresent()) {
                    hidden++;
                }
            }
        }
        assertThat(hidden).isZero();
    }

    @Test
    void isWrittenWithDashes() {
        assertThat(BusinessNumber.parse("1234567891").orElseThrow()).hasToString("123-45-67891");
    }
}
