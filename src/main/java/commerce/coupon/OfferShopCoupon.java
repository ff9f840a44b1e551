package commerce.coupon;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import commerce.catalogue.SellerId;
import commerce.refusal.CommerceError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.money.Won;
import platform.security.StaffCaller;
import platform.time.BusinessDays;
import platform.web.DomainException;

/** A seller's person offers a coupon for the seller's goods. */
@Component
class OfferShopCoupon {
    private static final int LONGEST_DAYS = 366;
    /** Nobody plans beyond it, and what can be kept ends somewhere. */
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

    private final OfferCoupon offer;
    private final AuditLog audit;
    private final Clock clock;

    OfferShopCoupon(OfferCoupon offer, AuditLog audit, Clock clock) {
        this.offer = offer;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * On which terms.
     *
     * @param from its first day in Seoul; a day that has begun counts from now on
     * @param until its last
     */
    record Terms(String name, Coupon.Kind kind, long value, @Nullable Won most, Won minimum, int stock, LocalDate from,
            LocalDate until) {}

    /**
     * Offers it, once by its id.
     *
     * @throws DomainException {@code COUPON_NOT_POSSIBLE}
     */
    @Transactional
    public void offer(StaffCaller by, SellerId seller, CouponId id, Terms terms) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (terms.from().isAfter(LAST_DAY) || terms.until().isAfter(LAST_DAY)) {
            throw new DomainException(CommerceError.COUPON_NOT_POSSIBLE);
        }
        Instant begins = midnight(terms.from());
        Instant ends = midnight(terms.until().plusDays(1));
        if (!now.isBefore(ends) || terms.from().plusDays(LONGEST_DAYS).isBefore(terms.until())) {
            throw new DomainException(CommerceError.COUPON_NOT_POSSIBLE);
        }
        Coupon coupon;
        try {
            coupon = new Coupon(id, seller, terms.name(), terms.kind(), terms.value(),
                    terms.kind() == Coupon.Kind.AMOUNT ? null : terms.most(), terms.minimum(), terms.stock(),
                    begins.isBefore(now) ? now : begins, ends);
        } catch (IllegalArgumentException e) {
            throw new DomainException(CommerceError.COUPON_NOT_POSSIBLE);
        }
        if (!offer.offer(coupon)) {
            return;
        }
        audit.record(AuditActor.of(by), "commerce.coupon-offered", "coupon", Long.toString(coupon.id().value()),
                Map.of("kind", terms.kind().name(), "value", Long.toString(terms.value()), "stock",
                        Integer.toString(terms.stock())));
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(BusinessDays.SEOUL).toInstant();
    }
}
