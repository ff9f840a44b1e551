package platform.crypto;

import java.text.Normalizer;
import java.util.Locale;

/** A value in the one form in which it is indexed, so that {@code 010-1234-5678} finds {@code +82 10 1234 5678}. */
public record Normalised(String text) {
    /** A phone number: digits only (of any script), Korea's country code written as the leading zero. */
    public static Normalised phone(String number) {
        String plain = Normalizer.normalize(number, Normalizer.Form.NFKC).strip();
        String digits = digits(plain);
        boolean korean = plain.startsWith("+82") || plain.startsWith("0082");
        String national = korean ? digits.substring(plain.startsWith("+") ? 2 : 4) : digits;
        return new Normalised(korean && !national.startsWith("0") ? "0" + national : national);
    }

    /** A number such as that of a bank account: digits only. */
    public static Normalised number(String number) {
        return new Normalised(digits(Normalizer.normalize(number, Normalizer.Form.NFKC)));
    }

    /** A name or an e-mail address: NFKC, lower case, single spaces. */
    public static Normalised text(String text) {
        return new Normalised(Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " "));
    }

    private static String digits(String text) {
        var digits = new StringBuilder(text.length());
        text.codePoints().filter(Character::isDigit).forEach(c -> digits.append(Character.digit(c, 10)));
        return digits.toString();
    }

    /** Without the value: it is personal data. */
    @Override
    public String toString() {
        return "Normalised";
    }
}
