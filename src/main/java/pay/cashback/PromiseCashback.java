package pay.cashback;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.events.MerchantPaymentsCompleted;
import pay.ledger.Account;
import pay.ledger.Decision;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;
import pay.merchant.MerchantId;
import pay.promotion.FindPromotions;
import pay.promotion.Promotion;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;

/** Promises points for payments where a promotion gives them, as long as its budget covers them. What was paid with a card, a coupon or points earns none. */
@Component
class PromiseCashback {
    private final FindPromotions promotions;
    private final Cashbacks cashbacks;
    private final Ledger ledger;
    private final CashbackSettings settings;
    private final Ids ids;

    PromiseCashback(FindPromotions promotions, Cashbacks cashbacks, Ledger ledger, CashbackSettings settings,
            Ids ids) {
        this.promotions = promotions;
        this.cashbacks = cashbacks;
        this.ledger = ledger;
        this.settings = settings;
        this.ids = ids;
    }

    @Transactional
    public void promise(List<MerchantPaymentsCompleted.Payment> payments, Instant paidAt) {
        List<Promotion> running = promotions.cashback(paidAt);
        if (running.isEmpty()) {
            return;
        }
        payments.stream().filter(payment -> payment.money() != null)
                .forEach(payment -> running.stream().filter(promotion -> isFor(promotion, payment, paidAt)).findFirst()
                        .ifPresent(promotion -> promise(promotion, payment, paidAt)));
    }

    private boolean isFor(Promotion promotion, MerchantPaymentsCompleted.Payment payment, Instant paidAt) {
        return promotion.holdsFor(new MerchantId(payment.merchantId().value()), money(payment), paidAt)
                && promotion.benefit(money(payment)).isPositive() && !cashbacks.hasOf(payment.paymentId().value())
                && cashbacks.count(promotion.id(), payment.memberId()) < promotion.perMember();
    }

    private void promise(Promotion promotion, MerchantPaymentsCompleted.Payment payment, Instant paidAt) {
        Tsid id = ids.next();
        long points = promotion.benefit(money(payment)).amount();
        Decision decision = ledger.postEach(List.of(Posting.of("CASHBACK_HELD", id.value(),
                new Line.Hold(promotions.budget(promotion), Account.POINT_RESERVE, points))), paidAt, 0).getFirst();
        if (decision.posted() != null) {
            cashbacks.add(new Cashback(id, promotion.id(), payment.paymentId().value(), payment.memberId(), points,
                    decision.posted().only()), paidAt, paidAt.plus(settings.after()));
        }
    }

    private static Won money(MerchantPaymentsCompleted.Payment payment) {
        return Won.of(Objects.requireNonNull(payment.money()).amount());
    }
}
