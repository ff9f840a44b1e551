package commerce.order;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    /** These payments have come to one of their ends, all to the same. */
    @Transactional
    void ended(List<PaymentNews> news, Happening happening) {
        advance.advance(keep(news), happening);
        news.forEach(each -> awaitOrder.callAfterCommit(each.orderId()));
    }

    /**
     * The payment waits for a deposit, and so does what is held for the order, unless that is a seat. Of an order that is over, or on its way
     * there, pay is told already.
     */
    @Transactional
    void depositAwaited(PaymentNews news, Instant until, Instant decidedBy) {
        for (Order order : newer(List.of(news)).keySet()) {
            orders.keepPayment(news);
            if (order.status() == OrderStatus.PAYMENT_WAITING && order.teamId() == null) {
                orders.hold(order.id(), until, decidedBy);
            }
        }
        awaitOrder.callAfterCommit(news.orderId());
    }

    /** The money of a refund is back. */
    @Transactional
    void refunded(PaymentNews news, RefundId request) {
        keep(List.of(news));
        refunds.askedAs(request).filter(refunds::complete)
                .ifPresent(refund -> moneyIsBack.of(news.orderId(), refund));
    }

    /** Pay refuses a refund for good: it stays open for an operator, who sees it as FAILED. */
    @Transactional
    void refundRefused(RefundId request, String reason) {
        refunds.fail(request, reason);
    }

    /** Keeps what is new, and returns its orders. */
    private List<Order> keep(List<PaymentNews> all) {
        Map<Order, PaymentNews> kept = newer(all);
        orders.keepPayments(List.copyOf(kept.values()));
        tenders.keep(List.copyOf(kept.values()));
        return List.copyOf(kept.keySet());
    }

    /** What is new, by its order, which is locked: not those of which newer things are known, nor what is no order of ours. */
    private Map<Order, PaymentNews> newer(List<PaymentNews> all) {
        Map<OrderId, PaymentNews> newest = all.stream().collect(Collectors.toMap(PaymentNews::orderId,
                Function.identity(), BinaryOperator.maxBy(Comparator.comparingInt(PaymentNews::version))));
        Map<Order, PaymentNews> kept = new LinkedHashMap<>();
        for (Order known : orders.lock(newest.keySet())) {
            PaymentNews news = Objects.requireNonNull(newest.get(known.id()));
            if (known.paymentId() == null || known.paymentVersion() < news.version()) {
                kept.put(known.paidBy(news.paymentId(), news.version()), news);
            }
        }
        return kept;
    }
}
