package pay.cashback;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.ledger.Account;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.MovementId;
import pay.ledger.Posted;
import pay.ledger.Posting;
import pay.payment.Payment;
import pay.payment.RefundablePayments;
import pay.point.EarnPoints;
import pay.promotion.CountPromotion;
import pay.promotion.FindPromotions;
import pay.promotion.Promotion;
import pay.wallet.LockWallet;
import platform.id.Ids;
import platform.id.Tsid;

/**
 * Brings the cashback of an order to where its purchases are: gives what stands and was not given, and holds of the budget what the rest can
 * still bring, no more. The same whatever was told first, and however often.
 */
@Component
class SettleOrder {
    private final RefundablePayments payments;
    private final OrderCashbacks cashbacks;
    private final ConfirmedItems items;
    private final FindPromotions promotions;
    private final CountPromotion countPromotion;
    private final LockWallet wallets;
    private final EarnPoints earnPoints;
    private final Ledger ledger;
    private final CashbackSettings settings;
    private final Ids ids;

    SettleOrder(RefundablePayments payments, OrderCashbacks cashbacks, ConfirmedItems items, FindPromotions promotions,
            CountPromotion countPromotion, LockWallet wallets, EarnPoints earnPoints, Ledger ledger,
            CashbackSettings settings, Ids ids) {
        this.payments = payments;
        this.cashbacks = cashbacks;
        this.items = items;
        this.promotions = promotions;
        this.countPromotion = countPromotion;
        this.wallets = wallets;
        this.earnPoints = earnPoints;
        this.ledger = ledger;
        this.settings = settings;
        this.ids = ids;
    }

    /** What stands of an order, by its cashback. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Standing standing(Payment payment, OrderCashback cashback) {
        return new Standing(promotions.get(cashback.promotion()), cashback.points(),
                items.money(Tsid.of(payment.id())), cashback.back(), payments.moneyLeft(payment));
    }

    /**
     * Does so for a payment that is locked.
     *
     * @param item with which points come, if any do; null: none can
     * @param taken so many came back into the budget in this transaction: with what is held for the order they are all that it is sure to have
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(Payment payment, @Nullable Tsid item, long taken, Instant now) {
        Optional<OrderCashback> found = cashbacks.find(Tsid.of(payment.id()))
                .filter(cashback -> cashback.state() != OrderCashback.State.LOST);
        if (found.isEmpty()) {
            return;
        }
        OrderCashback cashback = found.get();
        Standing standing = standing(payment, cashback);
        boolean open = wallets.lock(cashback.member()).isOpen();
        long given = open && item != null
                ? Math.clamp(standing.earned() - cashback.kept(), 0, cashback.held())
                : 0;
        Instant until = cashback.promisedAt().plus(settings.orderWithin());
        // What was given up stays so, whatever a clock or a setting says now: others may have it, and no refund fails for that.
        long rest = open && now.isBefore(until)
                ? Math.clamp(standing.possible() - cashback.kept() - given, 0, cashback.held() - given + taken)
                : 0;
        OrderCashback.State state = state(rest, cashback.paid() + given);
        if (state == OrderCashback.State.LOST) {
            countPromotion.giveBack(standing.promotion());
        }
        MovementId hold = given > 0
                ? earn(cashback, standing.promotion(), Objects.requireNonNull(item), given, rest, now)
                : hold(cashback, standing.promotion(), rest, now);
        cashbacks.keep(cashback, state, cashback.paid() + given, hold, rest > 0 ? until : null);
    }

    private static OrderCashback.State state(long rest, long paid) {
        if (rest > 0) {
            return OrderCashback.State.PROMISED;
        }
        return paid > 0 ? OrderCashback.State.PAID : OrderCashback.State.LOST;
    }

    /** Gives points and holds the rest by one journal, which locks all that it moves at once; the hold that stands then. */
    private MovementId earn(OrderCashback cashback, Promotion promotion, Tsid item, long points, long rest,
            Instant now) {
        List<Line> lines = new ArrayList<>(List.of(new Line.Capture(cashback.hold(), points)));
        if (rest > 0) {
            lines.add(held(promotion, rest));
        }
        Posted posted = earnPoints.earn(new EarnPoints.Earned(item, cashback.member(), Tsid.of(promotion.id()), points,
                promotion.name(), now.plus(settings.valid())), lines, now);
        items.give(item, points);
        return rest > 0 ? posted.movements().getLast() : cashback.hold();
    }

    /** The budget holds the rest; what was held beyond that is its own again before anybody else can take it. */
    private MovementId hold(OrderCashback cashback, Promotion promotion, long rest, Instant now) {
        if (rest == cashback.held()) {
            return cashback.hold();
        }
        List<Line> lines = new ArrayList<>();
        if (cashback.held() > 0) {
            lines.add(new Line.Release(cashback.hold()));
        }
        if (rest > 0) {
            lines.add(held(promotion, rest));
        }
        MovementId last = ledger.post(new Posting(rest > 0 ? "CASHBACK_HELD" : "CASHBACK_LOST",
                ids.next().toString(), lines, Map.of()), now).movements().getLast();
        return rest > 0 ? last : cashback.hold();
    }

    private Line held(Promotion promotion, long points) {
        return new Line.Hold(promotions.budget(promotion), Account.POINT_RESERVE, points);
    }
}
