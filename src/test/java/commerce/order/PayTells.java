package commerce.order;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import pay.events.PaymentApproved;
import pay.events.PaymentCanceled;
import pay.events.PaymentExpired;
import pay.events.PaymentsCanceled;
import pay.events.RefundCompleted;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;

/** Pay as orders hear of it: its events, through the listener and not past it, in the caller's thread. */
final class PayTells {
    private final PaymentEvents listener;
    private final Ids ids;

    PayTells(FollowPayment payments, Ids ids) {
        this.listener = new PaymentEvents(payments);
        this.ids = ids;
    }

    void approved(Order order, int version) {
        listener.on(approval(order, version));
    }

    /** Several that share a transaction. */
    void approved(List<PaymentApproved> together) {
        listener.approved(together);
    }

    PaymentApproved approval(Order order, int version) {
        return new PaymentApproved(ids.next(), Instant.EPOCH, payment(order), Tsid.of(order.id()), order.buyerId(), "",
                order.amount(), List.of(new PaymentApproved.Tender("MONEY", order.amount(), Won.ZERO)), version);
    }

    void ended(Order order, int version, Happening how) {
        if (how == Happening.PAYMENT_CANCELED) {
            listener.on(new PaymentCanceled(ids.next(), Instant.EPOCH, payment(order), Tsid.of(order.id()),
                    order.buyerId(), version));
        } else {
            listener.on(new PaymentExpired(ids.next(), Instant.EPOCH, payment(order), Tsid.of(order.id()),
                    order.buyerId(), version));
        }
    }

    /** By one event, each at a version. */
    void canceled(Map<Order, Integer> versions) {
        listener.on(new PaymentsCanceled(ids.next(), Instant.EPOCH, versions.entrySet().stream()
                .map(each -> new PaymentsCanceled.Canceled(payment(each.getKey()), Tsid.of(each.getKey().id()),
                        each.getKey().buyerId(), each.getValue()))
                .toList()));
    }

    void refunded(Order order, RefundId refund, int version) {
        listener.on(new RefundCompleted(ids.next(), Instant.EPOCH, Tsid.of(refund), payment(order),
                Tsid.of(order.id()), order.buyerId(), order.amount(), List.of(), version));
    }

    private static Tsid payment(Order order) {
        return new Tsid(order.id().value() + 1);
    }
}
