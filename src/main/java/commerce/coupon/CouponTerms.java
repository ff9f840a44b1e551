package commerce.coupon;

import java.time.Instant;
import java.time.LocalDate;

import commerce.catalogue.SellerId;
import commerce.refusal.CommerceError;
import org.jspecify.annotations.Nullable;
import platform.money.Won;
import platform.time.BusinessDays;
import platform.time.OurTime;
import platform.web.DomainException;

/**
 * On which terms somebody wants to offer a coupon.
 *
 * @param from its first day in Seoul; a day that has begun counts from now on
 * @param until its last
 */
record CouponTerms(String name, Coupon.Kind kind, long value, @Nullable Won most, Won minimum, int stock,
        LocalDate from, LocalDate until) {
    private static final int LONGEST_DAYS = 366;

    /**
     * The coupon that it comes to.
     *
     * @param seller null: Madang's own
     * @throws DomainException {@code COUPON_NOT_POSSIBLE}
     */
    Coupon coupon(CouponId id, @Nullable SellerId seller, Instant now) {
        if (!OurTime.includes(from) || !OurTime.includes(until)) {
            throw notPossible();
        }
        Instant begins = midnight(from);
        Instant ends = midnight(until.plusDays(1));
        if (!now.isBefore(ends) || from.plusDays(LONGEST_DAYS).isBefore(until)) {
            throw notPossible();
        }
        try {
            return new Coupon(id, seller, name, kind, value, kind == Coupon.Kind.AMOUNT ? null : most, minimum, stock,
                    begins.isBefore(now) ? now : begins, ends);
        } catch (IllegalArgumentException e) {
            throw notPossible();
        }
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(BusinessDays.SEOUL).toInstant();
    }

    private static DomainException notPossible() {
        return new DomainException(CommerceError.COUPON_NOT_POSSIBLE);
    }
}
