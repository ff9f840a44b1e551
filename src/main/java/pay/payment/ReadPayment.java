package pay.payment;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.tender.TenderKind;
import pay.virtualaccount.VirtualAccounts;
import platform.id.Tsid;
import platform.web.DomainException;

/** Reads the payment of an order for its member. */
@Component
public class ReadPayment {
    private final Payments payments;
    private final TenderRows tenders;
    private final VirtualAccounts virtualAccounts;
    private final OrderPoints points;

    ReadPayment(Payments payments, TenderRows tenders, VirtualAccounts virtualAccounts,
            OrderPoints points) {
        this.payments = payments;
        this.tenders = tenders;
        this.virtualAccounts = virtualAccounts;
        this.points = points;
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
            List<Tender> paid = payment.status() == PaymentStatus.READY ? List.of() : tenders.of(payment.id());
            boolean byDeposit = payment.status() == PaymentStatus.WAITING_FOR_DEPOSIT
                    || paid.stream().anyMatch(tender -> tender.kind() == TenderKind.VIRTUAL_ACCOUNT);
            return PaymentView.of(payment, paid,
                    byDeposit ? virtualAccounts.find(Tsid.of(payment.id())).orElseThrow() : null)
                    .with(points.of(payment).orElse(null));
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
