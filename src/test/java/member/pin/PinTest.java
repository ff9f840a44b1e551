package member.pin;

import java.time.Duration;
import java.util.stream.IntStream;

import member.error.MemberError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platform.person.PhoneNumber;
import platform.web.DomainException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PinTest {
    private final PhoneNumber phone = new PhoneNumber("01098765013");

    @ParameterizedTest
    @ValueSource(strings = {"111111", "121212", "123456", "567890", "654321", "098765", "482482", "987650"})
    void refusesWhatIsTriedFirst(String digits) {
        assertThatExceptionOfType(DomainException.class).isThrownBy(() -> new Pin(digits).notTrivialFor(phone))
                .matches(refused -> refused.code() == MemberError.PIN_TRIVIAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"482915", "730164", "112358"})
    void takesOthers(String digits) {
        assertThat(new Pin(digits).notTrivialFor(phone)).isEqualTo(new Pin(digits));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "1234567", "12a456", "１２３４５６", ""})
    void isSixAsciiDigits(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Pin(text));
    }

    @Test
    void locksFromTheFifthFailureAndForLongerEachTime() {
        assertThat(IntStream.rangeClosed(1, 4).mapToObj(PinLockout::after)).containsOnly(Duration.ZERO);
        assertThat(IntStream.rangeClosed(5, 11).mapToObj(PinLockout::after)).containsExactly(Duration.ofMinutes(1),
                Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(8),
                Duration.ofDays(1), Duration.ofDays(1));
    }

    @Test
    void doesNotTellItselfToALog() {
        assertThat(new Pin("482915").toString()).doesNotContain("482915");
    }
}
