package pay.promotion;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import pay.merchant.MerchantId;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;
import platform.web.commit.Outcome;

/** Coupons as a way to pay: set aside when a member approves, used when it is taken. A discount is a coupon that is issued when it is used. */
@Component
public class UseCoupons {
    private final Promotions promotions;
    private final Coupons coupons;
    private final TakeCoupon takeCoupon;
    private final Accounts accounts;
    private final Ledger ledger;

    UseCoupons(Promotions promotions, Coupons coupons, TakeCoupon takeCoupon, Accounts accounts,
            Ledger ledger) {
        this.promotions = promotions;
        this.coupons = coupons;
        this.takeCoupon = takeCoupon;
        this.accounts = accounts;
        this.ledger = ledger;
    }

    /**
     * What a payment is to get.
     *
     * @param merchant whose payment it is; null: it is of an order
     * @param paid all of the payment
     * @param amount what of it the coupon pays: what its promotion gives
     */
    public record Wish(long payment, Tsid member, @Nullable MerchantId merchant, Won paid, Won amount,
            CouponTender by) {
        /** The order in which all set them aside: their coupons and promotions stay locked to the transaction's end. */
        private static final Comparator<Wish> LOCKING = Comparator
                .comparing((Wish wish) -> wish.by() instanceof CouponTender.Discount)
                .thenComparingLong(wish -> wish.by().id().value()).thenComparingLong(wish -> wish.member().value());
    }

    /** What one is of; a discount's is looked for, or issued, later. */
    private record Chosen(Promotion promotion, Optional<Coupon> own) {}

    /** Sets one aside for each of some payments, as {@link #hold} does; what is refused changes nothing of the others. */
    @Transactional(propagation = Propagation.MANDATORY, noRollbackFor = DomainException.class)
    public Map<Long, Outcome<Account>> holdEach(Collection<Wish> wishes, Instant now) {
        Map<Long, Outcome<Account>> budgets = new HashMap<>();
        wishes.stream().sorted(Wish.LOCKING).forEach(wish -> {
            try {
                budgets.put(wish.payment(), Outcome.done(hold(wish, now)));
            } catch (DomainException refused) {
                budgets.put(wish.payment(), Outcome.refused(refused));
            }
        });
        return budgets;
    }

    /**
     * Sets one aside for a payment; whoever calls posts what of the budget that this names is set aside, or taken, with it.
     *
     * @throws DomainException when it is refused; nothing has changed then, and the caller's transaction can go on
     */
    @Transactional(propagation = Propagation.MANDATORY, noRollbackFor = DomainException.class)
    public Account hold(Wish wish, Instant now) {
        Chosen chosen = choose(wish);
        Promotion promotion = chosen.promotion();
        if (!promotion.holdsFor(wish.merchant(), wish.paid(), now)) {
            throw new DomainException(PayError.PROMOTION_DOES_NOT_HOLD);
        }
        if (!promotion.benefit(wish.paid()).equals(wish.amount())) {
            throw new DomainException(PayError.COUPON_AMOUNT_DIFFERS, promotion.benefit(wish.paid()).amount());
        }
        Account budget = budget(promotion.id());
        ledger.requireCovered(budget, wish.amount().amount());
        Coupon used = chosen.own().or(() -> coupons.lockFree(promotion.id(), wish.member()))
                .orElseGet(() -> takeCoupon.issue(promotion, wish.member(), now));
        coupons.hold(used.id(), wish.payment());
        return budget;
    }

    private Chosen choose(Wish wish) {
        return switch (wish.by()) {
            case CouponTender.Own(CouponId id) -> {
                Coupon own = lockFree(id, wish.member());
                yield new Chosen(promotions.find(own.promotion()).orElseThrow(), Optional.of(own));
            }
            case CouponTender.Discount(PromotionId id) -> new Chosen(
                    promotions.find(id).filter(each -> each.kind() == Promotion.Kind.DISCOUNT)
                            .orElseThrow(() -> new DomainException(PayError.PROMOTION_NOT_FOUND)),
                    Optional.empty());
        };
    }

    private Coupon lockFree(CouponId id, Tsid member) {
        Coupon coupon = coupons.lock(id).filter(each -> each.member().equals(member))
                .orElseThrow(() -> new DomainException(PayError.COUPON_NOT_FOUND));
        if (coupon.state() != Coupon.State.FREE) {
            throw new DomainException(PayError.COUPON_USED);
        }
        return coupon;
    }

    /** What is set aside for payments is used. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void use(Collection<Long> payments) {
        if (!payments.isEmpty()) {
            coupons.use(payments);
        }
    }

    /** What payments had can be used again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void free(Collection<Long> payments) {
        if (!payments.isEmpty()) {
            coupons.free(payments);
        }
    }

    /** The budget that pays a payment's coupon. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Account budgetOf(long payment) {
        return budget(coupons.ofPayment(payment).orElseThrow().promotion());
    }

    private Account budget(PromotionId promotion) {
        return accounts.open(AccountKind.PROMOTION_BUDGET, promotion.value());
    }
}
