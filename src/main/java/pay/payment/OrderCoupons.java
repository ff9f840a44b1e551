package pay.payment;

import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.ledger.Account;
import pay.promotion.CouponTender;
import pay.promotion.UseCoupons;
import platform.web.DomainException;

/** Sets the coupon aside that pays a part of an order. */
@Component
class OrderCoupons {
    private final UseCoupons useCoupons;

    OrderCoupons(UseCoupons useCoupons) {
        this.useCoupons = useCoupons;
    }

    /**
     * Sets it aside; empty without one.
     *
     * @return the budget that pays it
     * @throws DomainException when it is refused; nothing has changed then, and the caller's transaction can go on
     */
    @Transactional(propagation = Propagation.MANDATORY, noRollbackFor = DomainException.class)
    public Optional<Account> hold(Payment payment, Confirmation confirmation, Instant now) {
        Optional<Confirmation.Part> part = confirmation.find(TenderKind.COUPON);
        if (part.isEmpty() || !(part.get().by() instanceof Confirmation.By.Coupon(CouponTender of))) {
            return Optional.empty();
        }
        return Optional.of(useCoupons.hold(new UseCoupons.Wish(payment.id().value(), payment.memberId(), null,
                payment.amount(), part.get().amount(), of), now));
    }
}
