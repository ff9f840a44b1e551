package commerce.shipment;

import java.util.regex.Pattern;

/** What a courier knows a parcel by: 8 to 14 digits. */
public record Invoice(Courier courier, String number) {
    static final String FORM = "[0-9]{8,14}";
    private static final Pattern DIGITS = Pattern.compile(FORM);

    public Invoice {
        if (!DIGITS.matcher(number).matches()) {
            throw new IllegalArgumentException("An invoice number is 8 to 14 digits");
        }
    }
}
