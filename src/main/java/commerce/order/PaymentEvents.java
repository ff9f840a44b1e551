package commerce.order;

import java.util.List;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import pay.events.PaymentApproved;
import pay.events.PaymentCanceled;
import pay.events.PaymentExpired;
import pay.events.RefundCompleted;
import pay.events.RefundFailed;

/** What pay tells about payments, for the orders that wait for it. */
@Component
class PaymentEvents {
    private final FollowPayment payments;

    PaymentEvents(FollowPayment payments) {
        this.payments = payments;
    }

    @ApplicationModuleListener(id = "commerce.payment-approved")
    void on(PaymentApproved event) {
        payments.ended(new PaymentNews(new OrderId(event.orderId().value()), event.paymentId(), event.version(),
                tenders(event.tenders())), Happening.PAYMENT_APPROVED);
    }

    @ApplicationModuleListener(id = "commerce.payment-canceled")
    void on(PaymentCanceled event) {
        payments.ended(new PaymentNews(new OrderId(event.orderId().value()), event.paymentId(), event.version(),
                List.of()), Happening.PAYMENT_CANCELED);
    }

    @ApplicationModuleListener(id = "commerce.payment-expired")
    void on(PaymentExpired event) {
        payments.ended(new PaymentNews(new OrderId(event.orderId().value()), event.paymentId(), event.version(),
                List.of()), Happening.PAYMENT_EXPIRED);
    }

    @ApplicationModuleListener(id = "commerce.refund-completed")
    void on(RefundCompleted event) {
        payments.refunded(new PaymentNews(new OrderId(event.orderId().value()), event.paymentId(), event.version(),
                tenders(event.tenders())), new RefundId(event.refundId().value()));
    }

    @ApplicationModuleListener(id = "commerce.refund-failed")
    void on(RefundFailed event) {
        payments.refundRefused(new RefundId(event.refundId().value()), event.reason());
    }

    private static List<Tender> tenders(List<PaymentApproved.Tender> tenders) {
        return tenders.stream().map(each -> new Tender(each.kind(), each.captured(), each.refunded())).toList();
    }
}
