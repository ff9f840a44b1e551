package commerce.order;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An order follows its payment: the newest that pay has said counts, whatever the order of arrival. */
@Service
class FollowPayment {
    private final Orders orders;
    private final Tenders tenders;
    private final Refunds refunds;
    private final AdvanceOrders advance;
    private final MoneyIsBack moneyIsBack;
    private final AwaitOrder awaitOrder;

    FollowPayment(Orders orders, Tenders tenders, Refunds refunds, AdvanceOrders advance, MoneyIsBack moneyIsBack,
            AwaitOrder awaitOrder) {
        this.orders = orders;
        this.tenders = tenders;
        this.refunds = refunds;
        this.advance = advance;
        this.moneyIsBack = moneyIsBack;
        this.awaitOrder = awaitOrder;
    }

    /** The payment has come to one of its ends. */
    @Transactional
    void ended(PaymentNews news, Happening happening) {
        keep(news).ifPresent(order -> advance.advance(List.of(order), happening));
        awaitOrder.callAfterCommit(news.orderId());
    }

    /** The money of a refund is back. */
    @Transactional
    void refunded(PaymentNews news, RefundId request) {
        keep(news);
        refunds.askedAs(request).filter(refunds::complete)
                .ifPresent(refund -> moneyIsBack.of(news.orderId(), refund));
    }

    /** Pay refuses a refund for good: it stays open for an operator, who sees it as FAILED. */
    @Transactional
    void refundRefused(RefundId request, String reason) {
        refunds.fail(request, reason);
    }

    /** Keeps what is new; empty when newer things are known, or when the payment is of no order of ours. */
    private Optional<Order> keep(PaymentNews news) {
        Optional<Order> order = orders.lock(news.orderId())
                .filter(known -> known.paymentId() == null || known.paymentVersion() < news.version());
        return order.map(known -> {
            orders.keepPayment(known.id(), news.paymentId(), news.version());
            tenders.keep(known.id(), news.tenders());
            return known.paidBy(news.paymentId(), news.version());
        });
    }
}
