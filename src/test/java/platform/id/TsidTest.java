package platform.id;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TsidTest {
    @Test
    void takesAnIdOf2028WhichHas19Digits() {
        assertThat(Tsid.parse("1070000000000000000")).contains(new Tsid(1_070_000_000_000_000_000L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "01", "-1", "a", "٣", "9223372036854775808", "9999999999999999999",
            "10000000000000000000"})
    void takesNothingElse(String text) {
        assertThat(Tsid.parse(text)).isEmpty();
    }
}
