package commerce.seller;

import java.util.ArrayList;
import java.util.List;

/**
 * What a shop says of itself, to everybody. All of it is empty as long as it has said nothing; what was described before V245 has
 * an introduction and a telephone alone.
 *
 * @param phone where its customers call, {@code hours} when it is answered
 * @param email where they write
 * @param returnPostalCode where what they send back goes, with {@code returnAddress}
 */
record ShopDescription(String introduction, String phone, String hours, String email, String returnPostalCode,
        String returnAddress) {
    static final ShopDescription NONE = new ShopDescription("", "", "", "", "", "");

    /** The names of what is not the same in another. */
    List<String> differencesTo(ShopDescription other) {
        List<String> names = new ArrayList<>();
        if (!introduction.equals(other.introduction)) {
            names.add("INTRODUCTION");
        }
        if (!phone.equals(other.phone) || !hours.equals(other.hours)) {
            names.add("PHONE");
        }
        if (!email.equals(other.email)) {
            names.add("EMAIL");
        }
        if (!returnPostalCode.equals(other.returnPostalCode) || !returnAddress.equals(other.returnAddress)) {
            names.add("RETURN_ADDRESS");
        }
        return names;
    }
}
