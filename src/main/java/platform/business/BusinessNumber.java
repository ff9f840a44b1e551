package platform.business;

import java.util.Optional;

/**
 * A business registration number (사업자등록번호): ten digits. The last is a check digit: of the nine before it, each times
 * 1, 3, 7, 1, 3, 7, 1, 3, 5, and the tens of the ninth's product once more, the sum is filled up to a multiple of ten. So
 * it is published by those who validate it (https://hongpage.kr/96, with 123-45-67891 for an example). That it fits says nothing
 * of whether the business exists: that is what the review is for.
 */
public record BusinessNumber(String digits) {
    private static final int[] WEIGHTS = {1, 3, 7, 1, 3, 7, 1, 3, 5};

    public BusinessNumber {
        if (!fits(digits)) {
            throw new IllegalArgumentException("No business number");
        }
    }

    /** One that is written with or without dashes; empty when its check digit does not fit. */
    public static Optional<BusinessNumber> parse(String text) {
        String digits = text.replace("-", "");
        return fits(digits) ? Optional.of(new BusinessNumber(digits)) : Optional.empty();
    }

    private static boolean fits(String digits) {
        if (!digits.matches("[0-9]{10}") || digits.equals("0000000000")) {
            return false;
        }
        int sum = digit(digits, 8) * WEIGHTS[8] / 10;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += digit(digits, i) * WEIGHTS[i];
        }
        return (sum + digit(digits, 9)) % 10 == 0;
    }

    private static int digit(String digits, int at) {
        return digits.charAt(at) - '0';
    }

    /** As people write it. */
    @Override
    public String toString() {
        return digits.substring(0, 3) + "-" + digits.substring(3, 5) + "-" + digits.substring(5);
    }
}
