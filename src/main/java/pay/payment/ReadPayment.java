package pay.payment;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.web.DomainException;

/** Reads the payment of an order for its member. */
@Component
public class ReadPayment {
    private final Payments payments;
    private final TenderRows tenders;

    ReadPayment(Payments payments, TenderRows tenders) {
        this.payments = payments;
        this.tenders = tenders;
    }

    /**
     * The payment as it is, if commerce's order has reached us.
     *
     * @throws DomainException {@code PAYMENT_OF_ANOTHER_MEMBER}
     */
    @Transactional(readOnly = true)
    public Optional<PaymentView> read(Tsid memberId, Tsid orderId) {
        return payments.find(orderId).map(payment -> {
            new PaymentOwner(payment.id().value(), payment.memberId().value()).require(memberId);
            // What is still to be paid, as everybody asks who has just ordered, was paid in no way yet.
            return PaymentView.of(payment,
                    payment.status() == Payment.Status.READY ? List.of() : tenders.of(payment.id()));
        });
    }

    /** Whether a card that is to pay an order of the member's is being charged, so that what is set aside beside it may come back. */
    @Transactional(readOnly = true)
    public boolean anyUnknown(Tsid memberId) {
        return payments.anyUnknown(memberId);
    }

    /** Whether a payment of the member's could still be taken. */
    @Transactional(readOnly = true)
    public boolean anyOpen(Tsid memberId) {
        return payments.anyOpen(memberId);
    }
}
