package pay.payee;

import platform.crypto.Normalised;

/**
 * A Korean mobile number.
 *
 * @param digits eleven digits, beginning with 010
 */
public record PhoneNumber(String digits) {
    /** What a caller may write: {@code 01012345678}, {@code 010-1234-5678}, {@code +82 10-1234-5678}. */
    public static final String PATTERN = "(0|\\+82[ -]?)10[ -]?[0-9]{4}[ -]?[0-9]{4}";

    public PhoneNumber {
        if (!digits.matches("010[0-9]{8}")) {
            throw new IllegalArgumentException("Not a mobile number");
        }
    }

    /** The number that was written in a form of {@link #PATTERN}. */
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
