package commerce.order;

import java.util.List;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import pay.events.DepositAwaited;
import pay.events.PaymentApproved;
import pay.events.PaymentCanceled;
import pay.events.PaymentExpired;
import pay.events.PaymentsCanceled;
import pay.events.RefundCompleted;
import pay.events.RefundFailed;
import platform.event.Together;

/** What pay tells about payments, for the orders that wait for it. */
@Component
class PaymentEvents {
    private final FollowPayment payments;

    PaymentEvents(FollowPayment payments) {
        this.payments = payments;
    }

    @ApplicationModuleListener(id = "commerce.payment-approved")
    void on(PaymentApproved event) {
        approved(List.of(event));
    }

    @Together("commerce.payment-approved")
    void approved(List<PaymentApproved> events) {
        payments.ended(events.stream().map(event -> new PaymentNews(new OrderId(event.orderId().value()),
                event.paymentId(), event.version(), tenders(event.tenders()))).toList(), Happening.PAYMENT_APPROVED);
    }

    @ApplicationModuleListener(id = "commerce.payment-canceled")
    void on(PaymentCanceled event) {
        canceled(List.of(event));
    }

    @Together("commerce.payment-canceled")
    void canceled(List<PaymentCanceled> events) {
        payments.ended(events.stream().map(event -> new PaymentNews(new OrderId(event.orderId().value()),
                event.paymentId(), event.version(), List.of())).toList(), Happening.PAYMENT_CANCELED);
    }

    @ApplicationModuleListener(id = "commerce.payments-canceled")
    void on(PaymentsCanceled event) {
        payments.ended(event.payments().stream().map(each -> new PaymentNews(new OrderId(each.orderId().value()),
                each.paymentId(), each.version(), List.of())).toList(), Happening.PAYMENT_CANCELED);
    }

    @ApplicationModuleListener(id = "commerce.payment-expired")
    void on(PaymentExpired event) {
        expired(List.of(event));
    }

    @Together("commerce.payment-expired")
    void expired(List<PaymentExpired> events) {
        payments.ended(events.stream().map(event -> new PaymentNews(new OrderId(event.orderId().value()),
                event.paymentId(), event.version(), List.of())).toList(), Happening.PAYMENT_EXPIRED);
    }

    @ApplicationModuleListener(id = "commerce.deposit-awaited")
    void on(DepositAwaited event) {
        payments.depositAwaited(new PaymentNews(new OrderId(event.orderId().value()), event.paymentId(),
                event.version(), List.of()), event.until(), event.decidedBy());
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
