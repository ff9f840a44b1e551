package platform.person;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MaskedNameTest {
    @ParameterizedTest
    @CsvSource({"김마당, 김*당", "이산, 이*", "남궁영수, 남**수", "Kim Madang, K********g", "김, 김"})
    void showsNoMoreThanTheEnds(String name, String masked) {
        assertThat(MaskedName.of(name)).isEqualTo(masked);
    }
}
