package pay.easypay;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.dispute.DisputedAmount;
import pay.dispute.Payer;
import pay.tender.TenderKind;
import platform.id.Tsid;
import platform.money.Won;

/** How much money of a payment has not gone back, neither by a cancel nor by a dispute. */
@Component
public class PaidMoney {
    private final MerchantPayments payments;
    private final ApprovalRows approvals;

    private final DisputedAmount disputed;

    PaidMoney(MerchantPayments payments, ApprovalRows approvals, DisputedAmount disputed) {
        this.payments = payments;
        this.approvals = approvals;
        this.disputed = disputed;
    }

    /** So much; empty while a dispute is open. Nothing more goes back before the transaction's end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Won> lock(long payment) {
        payments.lockAll(new TreeSet<>(List.of(payment)));
        return disputed.isOpen(new Tsid(payment))
                ? Optional.empty()
                : Optional.of(left(payment, approvals.of(payment)));
    }

    /** The same of a payment that is locked; what is disputed counts as gone. A dispute gives a deposit back first. */
    Won left(long payment, Approvals approvals) {
        Won gone = disputed.of(new Tsid(payment), Payer.Kind.MEMBER);
        Won deposit = left(approvals, TenderKind.VIRTUAL_ACCOUNT);
        Won money = left(approvals, TenderKind.MONEY);
        Won ofMoney = deposit.isLessThan(gone) ? gone.minus(deposit) : Won.ZERO;
        return ofMoney.isLessThan(money) ? money.minus(ofMoney) : Won.ZERO;
    }

    private static Won left(Approvals approvals, TenderKind kind) {
        return approvals.of(kind).map(Approval::left).orElse(Won.ZERO);
    }
}
