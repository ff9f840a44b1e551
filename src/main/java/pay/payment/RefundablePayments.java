package pay.payment;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.tender.TenderKind;
import platform.id.Tsid;
import platform.money.Won;

/** What refunds, and cashback, need of payments. */
@Component
public class RefundablePayments {
    private final Payments payments;
    private final TenderRows tenders;

    RefundablePayments(Payments payments, TenderRows tenders) {
        this.payments = payments;
        this.tenders = tenders;
    }

    /** The payment of an order; nobody else refunds it before the transaction's end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Payment> lock(Tsid orderId) {
        return payments.lock(orderId);
    }

    /** Those of several, in the order in which whoever locks more than one locks them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Payment> lockEach(Collection<Tsid> orders) {
        return List.copyOf(payments.lockEach(orders).values());
    }

    @Transactional(readOnly = true)
    public Optional<Payment> find(Tsid orderId) {
        return payments.find(orderId);
    }

    @Transactional(readOnly = true)
    public List<Tender> tenders(Payment payment) {
        return tenders.of(payment.id());
    }

    /** What of its money has not gone back. */
    @Transactional(readOnly = true)
    public Won moneyLeft(Payment payment) {
        return moneyLeft(List.of(payment)).getOrDefault(payment.id(), Won.ZERO);
    }

    /** The same of several; those without any money are not there. */
    @Transactional(readOnly = true)
    public Map<PaymentId, Won> moneyLeft(Collection<Payment> all) {
        return tenders.left(all.stream().map(Payment::id).toList(), TenderKind.MONEY);
    }

    /**
     * Takes an amount off what can still go back in one way, and lets the payment's version grow.
     *
     * @throws IllegalStateException when that is less; the transaction must roll back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(Payment payment, TenderKind kind, Won amount) {
        if (!tenders.refund(payment.id(), kind, amount)) {
            throw new IllegalStateException("Payment " + payment.id().value() + " has not " + amount + " to refund");
        }
        payment.refunded();
        payments.keep(List.of(payment));
    }
}
