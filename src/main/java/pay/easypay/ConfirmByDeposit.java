package pay.easypay;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.merchant.CallingMerchant;
import pay.virtualaccount.VirtualAccounts;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;

/**
 * Confirms a payment of which a part is deposited: it waits for that from then on. The bank gives the number out before; of one
 * that is confirmed by nobody then, no payer learns, and what is deposited there all the same goes back.
 */
@Component
class ConfirmByDeposit {
    private final OwnPayments own;
    private final KeepPayments keepPayments;
    private final ApprovalRows approvals;
    private final FrozenPayers frozenPayers;
    private final VirtualAccounts virtualAccounts;
    private final DepositParts depositParts;
    private final Clock clock;

    ConfirmByDeposit(OwnPayments own, KeepPayments keepPayments, ApprovalRows approvals,
            FrozenPayers frozenPayers, VirtualAccounts virtualAccounts,
            DepositParts depositParts, Clock clock) {
        this.own = own;
        this.keepPayments = keepPayments;
        this.approvals = approvals;
        this.frozenPayers = frozenPayers;
        this.virtualAccounts = virtualAccounts;
        this.depositParts = depositParts;
        this.clock = clock;
    }

    /**
     * Has the bank give the number out; a remote call, outside a transaction.
     *
     * @throws DomainException {@code BANK_UNAVAILABLE}: nothing has changed, and it can be confirmed again
     */
    void open(CallingMerchant merchant, PaymentKey key) {
        if (!merchant.live()) {
            return;
        }
        virtualAccounts.open(new Tsid(key.id()));
    }

    /**
     * Waits for the deposit from now on.
     *
     * @throws DomainException when it is refused; nothing has changed then
     */
    @Transactional
    public MerchantPaymentView confirm(CallingMerchant merchant, PaymentKey key, String orderId, Won amount) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        MerchantPayment payment = own.lock(merchant, key);
        payment.requireSame(orderId, amount);
        payment.requireState(PaymentState.IN_PROGRESS);
        frozenPayers.refuse(payment, approvals.of(payment.id()));
        // In test mode there is no bank to be asked.
        Instant until = merchant.live()
                ? virtualAccounts.await(new Tsid(payment.id())).dueAt().plus(VirtualAccounts.LONGEST_DOUBT)
                : depositParts.testDueAt(payment).plus(VirtualAccounts.GRACE);
        MerchantPayment waiting = payment.awaitDeposit(until, now);
        keepPayments.keep(List.of(waiting));
        return own.view(waiting);
    }
}
