package pay.offline;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/**
 * The 24 digits that a member shows in a shop: {@code 31}, the twelve digits that their device is known by, eight digits that
 * are good for a moment (RFC 6238), and two check digits (ISO/IEC 7064, MOD 97-10), so that a misread code is nobody's wrong try.
 */
record OfflineCode(long handle, String oneTime) {
    static final String PATTERN = "31[0-9]{22}";
    /** The device of test mode, which is nobody's. */
    static final long TEST_HANDLE = 0;
    static final long HANDLES = 1_000_000_000_000L;
    static final int ONE_TIME_DIGITS = 8;

    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    OfflineCode {
        if (handle < 0 || handle >= HANDLES || !oneTime.matches("[0-9]{8}")) {
            throw new IllegalArgumentException("No code");
        }
    }

    /** The code that is written so; empty when it is none. */
    static Optional<OfflineCode> parse(String text) {
        if (!text.matches(PATTERN) || new BigInteger(text).mod(MODULUS).intValue() != 1) {
            return Optional.empty();
        }
        return Optional.of(new OfflineCode(Long.parseLong(text.substring(2, 14)), text.substring(14, 22)));
    }

    String text() {
        String payload = "31" + String.format(Locale.ROOT, "%012d", handle) + oneTime;
        int check = 98 - new BigInteger(payload + "00").mod(MODULUS).intValue();
        return payload + String.format(Locale.ROOT, "%02d", check);
    }

    /** It is as good as money for a minute: not for logs. */
    @Override
    public String toString() {
        return "OfflineCode";
    }
}
