package platform.person;

import platform.crypto.Normalised;

/**
 * A Korean mobile number, 010 and eight digits (the other 01x prefixes were moved to it by 2021).
 *
 * @param digits eleven digits, beginning with 010
 */
public record PhoneNumber(String digits) {
    /** What a caller may write, to be a part of a pattern: {@code 01012345678}, {@code 010-1234-5678}, {@code +82 10-1234-5678}. */
    public static final String FORM = "(0|\\+82[ -]?)10[ -]?[0-9]{4}[ -]?[0-9]{4}";

    /** {@link #FORM} and nothing else. */
    public static final String PATTERN = "^" + FORM + "$";

    public PhoneNumber {
        if (!digits.matches("010[0-9]{8}")) {
            throw new IllegalArgumentException("Not a mobile number");
        }
    }

    /** The number that was written in a {@link #FORM}. */
    public static PhoneNumber parse(String written) {
        return new PhoneNumber(Normalised.phone(written).text());
    }

    /** {@code 010-****-5678}, for a person who is to recognise it. */
    public String masked() {
        return "010-****-" + digits.substring(7);
    }

    /** Without the number: it is personal data, and must not get into a log by accident. */
    @Override
    public String toString() {
        return masked();
    }
}
