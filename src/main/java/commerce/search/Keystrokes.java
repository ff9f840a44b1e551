package commerce.search;

import java.util.Locale;

/**
 * A Korean text as the keys that are pressed for it, so that what is half written begins what it will be: '감ㄱ' and '사ㄱ' begin
 * '감귤' and '사과', which their syllables do not.
 */
final class Keystrokes {
    private static final String[] INITIALS = "ㄱ ㄲ ㄴ ㄷ ㄸ ㄹ ㅁ ㅂ ㅃ ㅅ ㅆ ㅇ ㅈ ㅉ ㅊ ㅋ ㅌ ㅍ ㅎ".split(" ", -1);
    private static final String[] VOWELS = "ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅗㅏ ㅗㅐ ㅗㅣ ㅛ ㅜ ㅜㅓ ㅜㅔ ㅜㅣ ㅠ ㅡ ㅡㅣ ㅣ".split(" ", -1);
    private static final String[] FINALS = " ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ"
            .split(" ", -1);
    private static final char FIRST_SYLLABLE = '가';
    private static final char LAST_SYLLABLE = '힣';
    private static final char FIRST_INITIAL = '\u1100';
    private static final char FIRST_VOWEL = '\u1161';

    private Keystrokes() {}

    /** Of a text in normal form; spaces stay, and Latin letters become small. */
    static String of(String text) {
        StringBuilder keys = new StringBuilder();
        String small = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < small.length(); i++) {
            char letter = small.charAt(i);
            if (letter >= FIRST_SYLLABLE && letter <= LAST_SYLLABLE) {
                int syllable = letter - FIRST_SYLLABLE;
                int withoutFinal = syllable / FINALS.length;
                keys.append(INITIALS[withoutFinal / VOWELS.length]).append(VOWELS[withoutFinal % VOWELS.length])
                        .append(FINALS[syllable % FINALS.length]);
            } else {
                keys.append(single(letter));
            }
        }
        return keys.toString();
    }

    /** A letter that stands alone, which the normal form has made one of a syllable. */
    private static String single(char letter) {
        int initial = letter - FIRST_INITIAL;
        int vowel = letter - FIRST_VOWEL;
        if (initial >= 0 && initial < INITIALS.length) {
            return INITIALS[initial];
        }
        return vowel >= 0 && vowel < VOWELS.length ? VOWELS[vowel] : String.valueOf(letter);
    }
}
