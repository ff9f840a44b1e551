package commerce.coupon;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import commerce.catalogue.SellerId;
import commerce.catalogue.SellerRegister;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** A seller's person offers a coupon for the seller's goods. */
@Component
class OfferShopCoupon {
    private final OfferCoupon offer;
    private final SellerRegister sellers;
    private final AuditLog audit;
    private final Clock clock;

    OfferShopCoupon(OfferCoupon offer, SellerRegister sellers, AuditLog audit, Clock clock) {
        this.offer = offer;
        this.sellers = sellers;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Offers it, once by its id.
     *
     * @throws DomainException {@code COUPON_NOT_POSSIBLE}; {@code SELLER_IN_OTHER_STATE} of one who was stopped
     */
    @Transactional
    public void offer(StaffCaller by, SellerId seller, CouponId id, CouponTerms terms) {
        sellers.requireOpen(seller);
        Coupon coupon = terms.coupon(id, seller, clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (!offer.offer(coupon)) {
            return;
        }
        audit.record(AuditActor.of(by), "commerce.coupon-offered", "coupon", Long.toString(coupon.id().value()),
                Map.of("kind", terms.kind().name(), "value", Long.toString(terms.value()), "stock",
                        Integer.toString(terms.stock())));
    }
}
