package commerce.shipment;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a courier knows a parcel by: 8 to 14 digits. */
public record Invoice(Courier courier, String number) {
    public static final String FORM = "[0-9]{8,14}";
    private static final Pattern DIGITS = Pattern.compile(FORM);

    /** Empty when the number is none. */
    public static Optional<Invoice> of(Courier courier, String number) {
        return DIGITS.matcher(number).matches() ? Optional.of(new Invoice(courier, number)) : Optional.empty();
    }

    public Invoice {
        if (!DIGITS.matcher(number).matches()) {
            throw new IllegalArgumentException("An invoice number is 8 to 14 digits");
        }
    }
}
