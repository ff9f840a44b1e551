package pay.request;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import pay.error.PayError;
import platform.money.Won;
import platform.web.DomainException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DivisionTest {
    @Test
    void letsTheAskerBearWhatIsLeftOver() {
        assertThat(Division.equal(Won.of(10_000), 2)).isEqualTo(new Division(Won.of(3_334), won(3_333, 3_333)));
        assertThat(Division.equal(Won.of(9_000), 2)).isEqualTo(new Division(Won.of(3_000), won(3_000, 3_000)));
        assertThat(Division.equal(Won.of(3), 2)).isEqualTo(new Division(Won.of(1), won(1, 1)));
    }

    @Test
    void refusesABillOfLessThanAWonEach() {
        assertThatExceptionOfType(DomainException.class).isThrownBy(() -> Division.equal(Won.of(2), 2))
                .matches(refused -> refused.code() == PayError.SPLIT_BILL_TOO_SMALL);
    }

    @Test
    void takesSharesThatAddUpAndNoOthers() {
        assertThat(Division.given(Won.of(100), Won.ZERO, won(60, 40)))
                .isEqualTo(new Division(Won.ZERO, won(60, 40)));
        for (long total : new long[]{99, 101}) {
            assertThatExceptionOfType(DomainException.class)
                    .isThrownBy(() -> Division.given(Won.of(total), Won.of(10), won(50, 40)))
                    .matches(refused -> refused.code() == PayError.SPLIT_BILL_SHARES_DIFFER);
        }
    }

    private static List<Won> won(long... amounts) {
        return Arrays.stream(amounts).mapToObj(Won::of).toList();
    }
}
