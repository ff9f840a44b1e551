package pay.bank;

/**
 * A bank account's number; it prints as its last four digits, so that it cannot slip into a log.
 *
 * @param digits 10 to 14 digits
 */
public record AccountNumber(String digits) {
    /** Its form, without dashes. */
    public static final String PATTERN = "[0-9]{10,14}";

    public AccountNumber {
        if (!digits.matches(PATTERN)) {
            throw new IllegalArgumentException("An account number has 10 to 14 digits");
        }
    }

    /** The last four digits, which may be shown. */
    public String lastFour() {
        return digits.substring(digits.length() - 4);
    }

    @Override
    public String toString() {
        return "****" + lastFour();
    }
}
