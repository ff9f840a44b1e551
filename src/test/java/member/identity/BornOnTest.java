package member.identity;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platform.web.DomainException;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BornOnTest {
    @ParameterizedTest
    @ValueSource(strings = {"0000-12-31", "-0001-01-01", "-999999999-01-01"})
    void refusesADayBeforeTheYearOne(String day) {
        assertThatThrownBy(() -> BornOn.require(LocalDate.parse(day))).isInstanceOf(DomainException.class);
    }

    @Test
    void takesTheFirstDayAndNone() {
        assertThatCode(() -> BornOn.require(LocalDate.of(1, 1, 1))).doesNotThrowAnyException();
        assertThatCode(() -> BornOn.require(null)).doesNotThrowAnyException();
    }
}
