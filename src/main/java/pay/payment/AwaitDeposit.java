package pay.payment;

import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.virtualaccount.VirtualAccount;
import pay.virtualaccount.VirtualAccounts;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;

/** From when a bank has given an account's number out, a deposit counts there, and commerce keeps the goods for it. */
@Component
class AwaitDeposit {
    private final Payments payments;
    private final VirtualAccounts virtualAccounts;
    private final TellState tellState;

    AwaitDeposit(Payments payments, VirtualAccounts virtualAccounts, TellState tellState) {
        this.payments = payments;
        this.virtualAccounts = virtualAccounts;
        this.tellState = tellState;
    }

    /** Says so, once; nothing of a payment that has come to its end meanwhile. */
    @RetriedOnConflict
    @Transactional
    public void await(PaymentId id) {
        Payment payment = payments.lockById(Tsid.of(id)).orElseThrow();
        VirtualAccount account = virtualAccounts.find(Tsid.of(id)).orElseThrow();
        if (payment.status() == PaymentStatus.WAITING_FOR_DEPOSIT
                && account.state() == VirtualAccount.State.ASKED && account.number() != null) {
            virtualAccounts.await(Tsid.of(id));
            payment.depositCanCome(account.dueAt().plus(VirtualAccounts.LONGEST_DOUBT));
            payments.keep(List.of(payment));
            tellState.tell(payment);
        }
    }
}
