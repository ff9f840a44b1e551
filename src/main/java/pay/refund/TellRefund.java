package pay.refund;

import java.time.Clock;
import java.util.Objects;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.events.RefundCompleted;
import pay.events.RefundFailed;
import pay.payment.Payment;
import pay.payment.RefundablePayments;
import pay.payment.Tender;
import platform.event.DomainEvents;
import platform.id.Ids;

/** Tells commerce how a refund ended; nothing while it has not. */
@Component
class TellRefund {
    private final RefundablePayments payments;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    TellRefund(RefundablePayments payments, DomainEvents events, Ids ids, Clock clock) {
        this.payments = payments;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(Refund refund) {
        switch (refund.status()) {
            case PENDING -> {
            }
            case FAILED -> events.publish(new RefundFailed(ids.next(), clock.instant(), refund.refundId(),
                    refund.paymentId(), refund.orderId(), Objects.requireNonNull(refund.failure()).name()));
            case COMPLETED -> {
                Payment payment = payments.find(refund.orderId()).orElseThrow();
                events.publish(new RefundCompleted(ids.next(), clock.instant(), refund.refundId(), refund.paymentId(),
                        refund.orderId(), refund.memberId(), refund.amount(),
                        payments.tenders(payment).stream().map(Tender::told).toList(), payment.version()));
            }
        }
    }
}
