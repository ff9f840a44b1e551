package commerce.seller;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What a seller says of itself, and when it is on holiday.
 *
 * @param holidayFrom the first day of it, in Seoul; null: none is planned
 * @param holidayUntil the last
 */
record SellerProfile(String introduction, String phone, @Nullable LocalDate holidayFrom,
        @Nullable LocalDate holidayUntil) {
    static final SellerProfile NONE = new SellerProfile("", "", null, null);
}
