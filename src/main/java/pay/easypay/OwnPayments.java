package pay.easypay;

import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.merchant.CallingMerchant;
import pay.receipt.ReadReceipts;
import platform.web.DomainException;

/** Finds payments for the merchants that asked for them; those of others, and of the other mode, are not there. */
@Component
class OwnPayments {
    private final MerchantPayments payments;
    private final ApprovalRows approvals;
    private final Transactions transactions;
    private final ReadReceipts receipts;
    private final DepositParts depositParts;

    OwnPayments(MerchantPayments payments, ApprovalRows approvals, Transactions transactions, ReadReceipts receipts,
            DepositParts depositParts) {
        this.payments = payments;
        this.approvals = approvals;
        this.transactions = transactions;
        this.receipts = receipts;
        this.depositParts = depositParts;
    }

    /**
     * One of them, locked to the transaction's end.
     *
     * @throws DomainException {@code PAYMENT_NOT_FOUND}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public MerchantPayment lock(CallingMerchant merchant, PaymentKey key) {
        return payments.lock(key).filter(payment -> payment.isOf(merchant)).orElseThrow(OwnPayments::notFound);
    }

    @Transactional(readOnly = true)
    public MerchantPaymentView read(CallingMerchant merchant, PaymentKey key) {
        return payments.find(key).filter(payment -> payment.isOf(merchant)).map(this::view)
                .orElseThrow(OwnPayments::notFound);
    }

    @Transactional(readOnly = true)
    public MerchantPaymentView ofOrder(CallingMerchant merchant, String orderId) {
        return payments.ofOrder(merchant.id(), merchant.live(), orderId).map(this::view)
                .orElseThrow(OwnPayments::notFound);
    }

    /** A payment as it stands in the database. */
    @Transactional(readOnly = true)
    public MerchantPaymentView view(MerchantPayment payment) {
        Approvals paidBy = approvals.of(payment.id());
        return MerchantPaymentView.of(payment, paidBy, transactions.cancels(payment.id()),
                receipts.of(List.of(payment.id())).getOrDefault(payment.id(), List.of()),
                depositParts.show(payment, paidBy));
    }

    static DomainException notFound() {
        return new DomainException(PayError.PAYMENT_NOT_FOUND);
    }
}
