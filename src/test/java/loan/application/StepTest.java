package loan.application;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StepTest {
    @Test
    void nothingFollowsAnEnd() {
        Set<ApplicationState> ends = EnumSet.of(ApplicationState.CONTRACTED, ApplicationState.REFUSED,
                ApplicationState.CANCELED, ApplicationState.LAPSED, ApplicationState.FAILED);

        assertThat(Arrays.stream(ApplicationState.values())
                .filter(from -> Arrays.stream(ApplicationState.values())
                        .noneMatch(to -> new Step(from, to).isAllowed()))
                .collect(Collectors.toSet())).isEqualTo(ends);
    }

    @Test
    void whatIsSignedIsNeitherTakenBackNorLapses() {
        assertThat(new Step(ApplicationState.SIGNED, ApplicationState.CANCELED).isAllowed()).isFalse();
        assertThat(new Step(ApplicationState.SIGNED, ApplicationState.LAPSED).isAllowed()).isFalse();
        assertThat(new Step(ApplicationState.APPROVED, ApplicationState.CANCELED).isAllowed()).isTrue();
    }
}
