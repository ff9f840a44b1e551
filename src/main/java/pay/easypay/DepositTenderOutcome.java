package pay.easypay;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.virtualaccount.DepositOutcome;
import pay.virtualaccount.DepositPurpose;
import pay.virtualaccount.VirtualAccount;
import pay.wallet.LockWallet;
import platform.id.Tsid;

/** Takes a payment whose deposit has come. */
@Component
class DepositTenderOutcome implements DepositOutcome {
    private final MerchantPayments payments;
    private final ApprovalRows approvals;
    private final FrozenPayers frozenPayers;
    private final LockWallet lockWallet;
    private final TakePayments takePayments;
    private final EndOverdue endOverdue;
    private final Clock clock;

    DepositTenderOutcome(MerchantPayments payments, ApprovalRows approvals, FrozenPayers frozenPayers,
            LockWallet lockWallet, TakePayments takePayments, EndOverdue endOverdue, Clock clock) {
        this.payments = payments;
        this.approvals = approvals;
        this.frozenPayers = frozenPayers;
        this.lockWallet = lockWallet;
        this.takePayments = takePayments;
        this.endOverdue = endOverdue;
        this.clock = clock;
    }

    @Override
    public DepositPurpose purpose() {
        return DepositPurpose.MERCHANT;
    }

    @Override
    public void lock(Tsid paymentId) {
        locked(paymentId);
    }

    @Override
    public boolean canBeTaken(VirtualAccount account) {
        MerchantPayment payment = locked(account.paymentId());
        if (payment.ask().live()) {
            // Not shared first: what is late is set aside under the same lock.
            lockWallet.lock(account.memberId());
        }
        return !frozenPayers.areBehind(payment, approvals.of(payment.id()));
    }

    @Override
    public void deposited(VirtualAccount account) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        take(locked(account.paymentId()).deposited(now), now);
    }

    @Override
    public void notDeposited(Tsid paymentId) {
        endOverdue.endNotDeposited(paymentId.value());
    }

    /** Takes one whose row is locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(MerchantPayment paid, Instant now) {
        takePayments.take(0, List.of(TakePayments.Taking.of(paid, approvals.of(paid.id()))), now);
    }

    private MerchantPayment locked(Tsid paymentId) {
        return Objects.requireNonNull(
                payments.lockAll(new TreeSet<>(List.of(paymentId.value()))).get(paymentId.value()));
    }
}
