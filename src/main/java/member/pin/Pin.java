package member.pin;

import member.error.MemberError;
import platform.person.PhoneNumber;
import platform.web.DomainException;

/** Six digits that only the member knows. */
public record Pin(String digits) {
    /** Six ASCII digits. */
    public static final String PATTERN = "^[0-9]{6}$";

    private static final String UP = "01234567890";
    private static final String DOWN = "09876543210";

    public Pin {
        if (!digits.matches(PATTERN)) {
            throw new IllegalArgumentException("Not a PIN");
        }
    }

    /**
     * Refuses what is tried first: fewer than three different digits, runs like 345678, halves that are equal (482482),
     * pairs (121212 has two digits only), and what stands in the phone number.
     *
     * @throws DomainException {@link MemberError#PIN_TRIVIAL}
     */
    public Pin notTrivialFor(PhoneNumber phone) {
        boolean trivial = digits.chars().distinct().count() < 3 || UP.contains(digits) || DOWN.contains(digits)
                || digits.substring(0, 3).equals(digits.substring(3)) || phone.digits().contains(digits);
        if (trivial) {
            throw new DomainException(MemberError.PIN_TRIVIAL);
        }
        return this;
    }

    @Override
    public String toString() {
        return "Pin";
    }
}
