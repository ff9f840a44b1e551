package pay.cashback;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

import commerce.events.PurchaseConfirmed;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.payment.Payment;
import pay.payment.PaymentStatus;
import pay.payment.RefundablePayments;
import pay.promotion.FindPromotions;
import pay.tender.TenderKind;
import platform.id.Tsid;
import platform.money.Won;

/** Counts the money of an item whose purchase stands, once, and gives the points that it brings. */
@Component
class CountConfirmed {
    private final RefundablePayments payments;
    private final FindPromotions promotions;
    private final Cashbacks cashbacks;
    private final ConfirmedItems items;
    private final SettleOrder settleOrder;
    private final Clock clock;

    CountConfirmed(RefundablePayments payments, FindPromotions promotions, Cashbacks cashbacks, ConfirmedItems items,
            SettleOrder settleOrder, Clock clock) {
        this.payments = payments;
        this.promotions = promotions;
        this.cashbacks = cashbacks;
        this.items = items;
        this.settleOrder = settleOrder;
        this.clock = clock;
    }

    @Transactional
    public void count(PurchaseConfirmed sale) {
        Won money = sale.tenders().stream().filter(tender -> tender.kind().equals(TenderKind.MONEY.name()))
                .map(PurchaseConfirmed.Tender::amount).reduce(Won.ZERO, Won::plus);
        // Where there was never any such promotion, nobody's payment is locked.
        if (money.isPositive() && promotions.haveCashbackForOrders()) {
            payments.lock(sale.orderId()).filter(this::mayEarn).ifPresent(payment -> {
                Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                if (items.add(sale.itemId(), Tsid.of(payment.id()), money, now)) {
                    settleOrder.settle(payment, sale.itemId(), 0, now);
                }
            });
        }
    }

    /** Also where the payment itself has not been heard of here: its points are promised with what is counted now. */
    private boolean mayEarn(Payment payment) {
        return payment.status() == PaymentStatus.APPROVED && (cashbacks.hasOf(payment.id().value()) || promotions
                .cashback(Objects.requireNonNull(payment.approvedAt())).stream().anyMatch(promotion -> promotion
                        .holdsFor(null, payment.amount(), Objects.requireNonNull(payment.approvedAt()))));
    }
}
