package commerce.order;

import java.util.ArrayList;
import java.util.Comparator;
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

    /** Keeps what is new, and returns its orders: not those of which newer things are known, nor what is no order of ours. */
    private List<Order> keep(List<PaymentNews> all) {
        Map<OrderId, PaymentNews> newest = all.stream().collect(Collectors.toMap(PaymentNews::orderId,
                Function.identity(), BinaryOperator.maxBy(Comparator.comparingInt(PaymentNews::version))));
        List<Order> followed = new ArrayList<>();
        List<PaymentNews> kept = new ArrayList<>();
        for (Order known : orders.lock(newest.keySet())) {
            PaymentNews news = Objects.requireNonNull(newest.get(known.id()));
            if (known.paymentId() == null || known.paymentVersion() < news.version()) {
                kept.add(news);
                followed.add(known.paidBy(news.paymentId(), news.version()));
            }
        }
        orders.keepPayments(kept);
        tenders.keep(kept);
        return followed;
    }
}
