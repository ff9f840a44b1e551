package commerce.seller;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * What a seller says of itself, and when it is on holiday.
 *
 * @param changes how often it was described
 * @param holidayFrom the first day of it, in Seoul; null: none is planned
 * @param holidayUntil the last
 */
record SellerProfile(ShopDescription says, int changes, @Nullable LocalDate holidayFrom,
        @Nullable LocalDate holidayUntil) {
    boolean isOnHoliday(LocalDate day) {
        return holidayFrom != null && !holidayFrom.isAfter(day) && !isOver(day);
    }

    /** Whether the holiday was over before that day; so is none. */
    boolean isOver(LocalDate day) {
        return holidayUntil == null || holidayUntil.isBefore(day);
    }

    static final SellerProfile NONE = new SellerProfile(ShopDescription.NONE, 0, null, null);
}
