package pay.offline;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OfflineCodeTest {
    private static final OfflineCode CODE = new OfflineCode(123_456_789L, "04611924");

    @Test
    void isTwentyFourDigits() {
        assertThat(CODE.text()).hasSize(24).startsWith("31" + "000123456789" + "04611924");
        assertThat(OfflineCode.parse(CODE.text())).hasValue(CODE);
    }

    @Test
    void isNotReadWithOneDigitWrongOrTwoExchanged() {
        String text = CODE.text();
        for (int i = 2; i < text.length(); i++) {
            for (char other = '0'; other <= '9'; other++) {
                if (other != text.charAt(i)) {
                    assertThat(OfflineCode.parse(text.substring(0, i) + other + text.substring(i + 1))).isEmpty();
                }
            }
            if (i + 1 < text.length() && text.charAt(i) != text.charAt(i + 1)) {
                assertThat(OfflineCode.parse(text.substring(0, i) + text.charAt(i + 1) + text.charAt(i)
                        + text.substring(i + 2))).isEmpty();
            }
        }
    }

    @Test
    void readsNothingElse() {
        assertThat(OfflineCode.parse("")).isEmpty();
        assertThat(OfflineCode.parse(CODE.text() + "0")).isEmpty();
        assertThat(OfflineCode.parse("28" + CODE.text().substring(2))).isEmpty();
    }

    @Test
    void doesNotPrintItself() {
        assertThat(CODE.toString()).doesNotContain("04611924");
    }
}
