package pay.cashback;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.events.PaymentApproved;
import pay.payment.Payment;
import pay.payment.PaymentId;
import pay.payment.PaymentStatus;
import pay.payment.RefundablePayments;
import pay.promotion.FindPromotions;
import pay.promotion.Promotion;
import platform.id.Tsid;
import platform.money.Won;

/** Promises points for orders that are paid, of what has not gone back by then; where purchases stood before that was heard of, gives theirs. */
@Component
class PromiseForOrders {
    private final RefundablePayments payments;
    private final FindPromotions promotions;
    private final PromiseCashback promiseCashback;
    private final ConfirmedItems items;
    private final SettleOrder settleOrder;
    private final Clock clock;

    PromiseForOrders(RefundablePayments payments, FindPromotions promotions, PromiseCashback promiseCashback,
            ConfirmedItems items, SettleOrder settleOrder, Clock clock) {
        this.payments = payments;
        this.promotions = promotions;
        this.promiseCashback = promiseCashback;
        this.items = items;
        this.settleOrder = settleOrder;
        this.clock = clock;
    }

    @Transactional
    public void promise(List<PaymentApproved> approved) {
        Instant first = approved.stream().map(PaymentApproved::occurredAt).min(Comparator.naturalOrder()).orElseThrow();
        // Of most orders there is nothing to be had, which is seen without their rows.
        if (promotions.cashback(first).stream().noneMatch(each -> each.place() != Promotion.Place.MERCHANTS)) {
            return;
        }
        List<Payment> paid = payments.lockEach(approved.stream().map(PaymentApproved::orderId).distinct().toList())
                .stream().filter(payment -> payment.status() == PaymentStatus.APPROVED).toList();
        Map<PaymentId, Won> left = payments.moneyLeft(paid);
        promiseCashback.promise(paid.stream()
                .map(payment -> earning(payment, left.getOrDefault(payment.id(), Won.ZERO))).toList());
        Map<Tsid, Tsid> confirmed = items.latest(paid.stream().map(payment -> Tsid.of(payment.id())).toList());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        paid.forEach(payment -> Optional.ofNullable(confirmed.get(Tsid.of(payment.id())))
                .ifPresent(item -> settleOrder.settle(payment, item, 0, now)));
    }

    private static Earning earning(Payment payment, Won money) {
        return new Earning(Tsid.of(payment.id()), payment.orderId(), null, payment.memberId(), money,
                Objects.requireNonNull(payment.approvedAt()));
    }
}
