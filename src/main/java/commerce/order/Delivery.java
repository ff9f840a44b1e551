package commerce.order;

import commerce.freight.Zone;
import commerce.freight.Zones;
import org.jspecify.annotations.Nullable;

/** Where an order goes, and to whom: personal data, which is kept encrypted. */
public record Delivery(String recipient, String phone, String postalCode, String address,
        @Nullable String addressDetail, @Nullable String memo) {
    public Zone zone() {
        return Zones.of(postalCode);
    }

    /** As much as a seller needs to tell orders apart: {@code 김*당}, {@code 010-****-5678}, the city and the district. */
    public Delivery masked() {
        String[] words = address.split(" ", 3);
        String place = words.length < 3 ? words[0] : words[0] + " " + words[1];
        return new Delivery(maskedName(recipient), maskedPhone(phone), postalCode, place + " ***", null, null);
    }

    private static String maskedName(String name) {
        int[] letters = name.codePoints().toArray();
        int shown = letters.length > 2 ? letters.length - 1 : letters.length;
        for (int i = 1; i < shown; i++) {
            letters[i] = '*';
        }
        return new String(letters, 0, letters.length);
    }

    private static String maskedPhone(String phone) {
        return phone.substring(0, 3) + "-****-" + phone.substring(phone.length() - 4);
    }
}
