package commerce.search;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KeystrokesTest {
    @Test
    void takesSyllablesApartIntoTheKeysThatArePressed() {
        assertThat(Keystrokes.of("감귤")).isEqualTo("ㄱㅏㅁㄱㅠㄹ");
        assertThat(Keystrokes.of("사과 값 USB")).isEqualTo("ㅅㅏㄱㅗㅏ ㄱㅏㅂㅅ usb");
    }

    @Test
    void letsWhatIsHalfWrittenBeginWhatItWillBe() {
        assertThat(Keystrokes.of("감귤")).startsWith(Keystrokes.of("감ㄱ")).startsWith(Keystrokes.of("감규"));
        assertThat(Keystrokes.of("사과")).startsWith(Keystrokes.of("삭")).startsWith(Keystrokes.of("사고"));
        assertThat(Keystrokes.of(KoreanText.normal("감ㄱ"))).isEqualTo("ㄱㅏㅁㄱ");
        assertThat(Keystrokes.of(KoreanText.normal("ㅠ"))).isEqualTo("ㅠ");
        assertThat(Keystrokes.of("의자")).startsWith(Keystrokes.of("으"));
    }
}
