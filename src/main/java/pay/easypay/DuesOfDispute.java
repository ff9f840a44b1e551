package pay.easypay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.dispute.DisputedPayment;
import pay.wallet.Wallet;
import platform.id.Tsid;
import platform.money.Won;

/** What a member does not keep of what they got for money that a dispute gives back: the same as if it were cancelled. */
@Component
class DuesOfDispute implements DisputedPayment {
    private final MerchantPayments payments;
    private final ApprovalRows approvals;
    private final PaidMoney paidMoney;
    private final CancelDues dues;

    DuesOfDispute(MerchantPayments payments, ApprovalRows approvals, PaidMoney paidMoney, CancelDues dues) {
        this.payments = payments;
        this.approvals = approvals;
        this.paidMoney = paidMoney;
        this.dues = dues;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(Tsid payment) {
        payments.lockAll(new TreeSet<>(List.of(payment.value())));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Due> due(Tsid dispute, Tsid payment, Wallet wallet, Won back, Instant at) {
        Won left = paidMoney.left(payment.value(), approvals.of(payment.value()));
        return dues.take(new CancelDues.Back(dispute, payment, wallet, left, back, at))
                .map(due -> new Due(due.to(), due.amount()));
    }
}
