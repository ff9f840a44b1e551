package pay.cashback;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.payment.CashbackView;
import pay.payment.OrderPoints;
import pay.payment.Payment;
import pay.promotion.FindPromotions;
import pay.promotion.Promotion;
import platform.id.Tsid;

/** Shows members the points of an order: what they could have while it is not paid, by a look that keeps nothing for them, then what they were promised. */
@Component
class ShowOrderCashback implements OrderPoints {
    private final FindPromotions promotions;
    private final Cashbacks cashbacks;
    private final OrderCashbacks ofOrders;
    private final Clock clock;

    ShowOrderCashback(FindPromotions promotions, Cashbacks cashbacks, OrderCashbacks ofOrders, Clock clock) {
        this.promotions = promotions;
        this.cashbacks = cashbacks;
        this.ofOrders = ofOrders;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<CashbackView> of(Payment payment) {
        return switch (payment.status()) {
            case READY -> expected(payment, clock.instant());
            case APPROVED -> ofOrders.find(Tsid.of(payment.id())).map(this::promised);
            case UNKNOWN, CANCELING, WAITING_FOR_DEPOSIT, CANCELED, EXPIRED -> Optional.empty();
        };
    }

    private Optional<CashbackView> expected(Payment payment, Instant now) {
        Earning earning = new Earning(Tsid.of(payment.id()), payment.orderId(), null, payment.memberId(),
                payment.amount(), now);
        return promotions.cashback(now).stream().filter(earning::isFor)
                .filter(each -> isLeft(each, earning.member(), points(each, earning))).findFirst()
                .map(each -> new CashbackView(each.id(), each.name(), CashbackView.State.EXPECTED,
                        points(each, earning), 0));
    }

    private static long points(Promotion promotion, Earning earning) {
        return promotion.benefit(earning.money()).amount();
    }

    private boolean isLeft(Promotion promotion, Tsid member, long points) {
        return promotion.isInStock() && cashbacks.numbers(promotion.id(), member).size() < promotion.perMember()
                && promotions.covers(promotion, points);
    }

    private CashbackView promised(OrderCashback cashback) {
        return new CashbackView(cashback.promotion(), promotions.get(cashback.promotion()).name(),
                switch (cashback.state()) {
                    case PROMISED -> CashbackView.State.PROMISED;
                    case PAID -> CashbackView.State.GIVEN;
                    case LOST -> CashbackView.State.LOST;
                }, cashback.kept() + cashback.held(), cashback.kept());
    }
}
