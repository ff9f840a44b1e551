package pay.approval;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OwnerTest {
    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "715238462915428352", "1070000000000000000"})
    void isMadangOrAnIdAlsoOf2028(String owner) {
        assertThat(owner).matches(ProposalsPage.OWNER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "01", "-1", "9999999999999999999", "10000000000000000000"})
    void isNothingElse(String owner) {
        assertThat(owner).doesNotMatch(ProposalsPage.OWNER);
    }
}
