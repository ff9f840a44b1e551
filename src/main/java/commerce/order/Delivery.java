package commerce.order;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import commerce.freight.Zone;
import commerce.freight.Zones;
import org.jspecify.annotations.Nullable;

/** Where an order goes, and to whom: personal data, which is kept encrypted. */
public record Delivery(String recipient, String phone, String postalCode, String address,
        @Nullable String addressDetail, @Nullable String memo) {
    /** A city, a province, a district: what comes first in an address, and no street, whose number may follow without a space. */
    private static final Pattern DISTRICT = Pattern.compile("[가-힣]{1,6}[시도군구]");
    private static final int MOST_DISTRICTS = 3;

    public Zone zone() {
        return Zones.of(postalCode);
    }

    /** As much as a seller needs to tell orders apart: {@code 김*당}, {@code 010-****-5678}, the city and the district if they are written so. */
    public Delivery masked() {
        return new Delivery(maskedName(recipient), maskedPhone(phone), postalCode, maskedAddress(address), null, null);
    }

    private static String maskedAddress(String address) {
        Stream<String> districts = Arrays.stream(address.strip().split(" +", -1))
                .takeWhile(word -> DISTRICT.matcher(word).matches()).limit(MOST_DISTRICTS);
        return Stream.concat(districts, Stream.of("***")).collect(Collectors.joining(" "));
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
