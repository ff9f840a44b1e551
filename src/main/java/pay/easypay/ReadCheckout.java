package pay.easypay;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.web.DomainException;

/** Reads what a merchant asks a member: anybody who knows its key while it is ready, then whoever approved it. */
@Component
class ReadCheckout {
    private final MerchantPayments payments;
    private final ApprovalRows approvals;
    private final DepositParts depositParts;

    ReadCheckout(MerchantPayments payments, ApprovalRows approvals, DepositParts depositParts) {
        this.payments = payments;
        this.approvals = approvals;
        this.depositParts = depositParts;
    }

    /**
     * The payment.
     *
     * @throws DomainException {@code PAYMENT_NOT_FOUND}
     */
    @Transactional(readOnly = true)
    public CheckoutView read(Tsid member, PaymentKey key) {
        return payments.find(key).filter(payment -> payment.isShownTo(member)).map(payment -> CheckoutView
                .of(payment, depositParts.show(payment, approvals.of(payment.id()))))

                .orElseThrow(OwnPayments::notFound);
    }
}
