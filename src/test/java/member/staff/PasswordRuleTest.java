package member.staff;

import java.time.Duration;
import java.util.stream.IntStream;

import member.error.MemberError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platform.web.DomainException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class PasswordRuleTest {
    @ParameterizedTest
    @ValueSource(strings = {"short", "elevenchars", "aaaaaaaaaaaaaaaa", "PasswordPassword", "xx-jisoo-park-xx",
            "madangmadang1",
            "P@ssw0rd12345", "qwertyuiopasdf", "q1w2e3r4t5y6", "abcabcabcabcabc", "michaeljordan", ""})
    void refusesWeakOnes(String password) {
        assertThatExceptionOfType(DomainException.class)
                .isThrownBy(() -> PasswordRule.check(password, "jisoo-park"))
                .matches(refused -> refused.code() == MemberError.PASSWORD_WEAK);
    }

    @Test
    void takesWhatItGenerates() {
        assertThatNoException().isThrownBy(() -> PasswordRule.check(PasswordRule.generate(), "jisoo-park"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"seven small pears", "감귤은 제주에서 왔어요", "tangerinemisthallasan"})
    void takesAnyCharacters(String password) {
        assertThatNoException().isThrownBy(() -> PasswordRule.check(password, "jisoo-park"));
        assertThatNoException().isThrownBy(() -> PasswordRule.check((password + " ").repeat(12).substring(0, 128),
                "jisoo-park"));
    }

    @Test
    void locksFromTheFifthFailureAndTwiceAsLongEachTime() {
        assertThat(IntStream.rangeClosed(1, 4).mapToObj(StaffLockout::after)).containsOnly(Duration.ZERO);
        assertThat(IntStream.rangeClosed(5, 8).mapToObj(StaffLockout::after).map(Duration::toMinutes))
                .containsExactly(1L, 2L, 4L, 8L);
        assertThat(StaffLockout.after(1_000_000)).isEqualTo(Duration.ofDays(1));
    }
}
