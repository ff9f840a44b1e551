package pay.easypay;

import java.util.List;
import java.util.TreeSet;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.money.Won;

/** How much money of a payment has not gone back. */
@Component
public class PaidMoney {
    private final MerchantPayments payments;
    private final ApprovalRows approvals;

    PaidMoney(MerchantPayments payments, ApprovalRows approvals) {
        this.payments = payments;
        this.approvals = approvals;
    }

    /** So much; nothing more goes back before the transaction's end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Won lock(long payment) {
        payments.lockAll(new TreeSet<>(List.of(payment)));
        return approvals.of(payment).of(TenderKind.MONEY).map(Approval::left).orElse(Won.ZERO);
    }
}
