package pay.easypay;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PaymentKeyTest {
    @Test
    void isReadAsItIsWritten() {
        PaymentKey key = new PaymentKey(695_784_701_952_131_072L, -1);
        assertThat(key.toString()).hasSize(22).matches(PaymentKey.PATTERN);
        assertThat(PaymentKey.parse(key.toString())).contains(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "695784701952131072", "AAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAA",
            "AAAAAAAAAAAAAAAAAAAAAB", "AAAAAAAAAAAAAAAAAAAA==", "AAAAAAAAAAAAAAAAAAAA가나"})
    void refusesWhatItWouldNotWrite(String text) {
        assertThat(PaymentKey.parse(text)).isEmpty();
    }
}
