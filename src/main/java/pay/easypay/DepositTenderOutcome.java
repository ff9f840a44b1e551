package pay.easypay;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.virtualaccount.DepositOutcome;
import pay.virtualaccount.DepositPurpose;
import pay.virtualaccount.VirtualAccount;
import platform.id.Tsid;

/** Takes a payment whose deposit has come. */
@Component
class DepositTenderOutcome implements DepositOutcome {
    private final MerchantPayments payments;
    private final ApprovalRows approvals;
    private final TakePayments takePayments;
    private final Clock clock;

    DepositTenderOutcome(MerchantPayments payments, ApprovalRows approvals, TakePayments takePayments, Clock clock) {
        this.payments = payments;
        this.approvals = approvals;
        this.takePayments = takePayments;
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
    public void deposited(VirtualAccount account) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        MerchantPayment paid = Objects.requireNonNull(locked(account.paymentId()).get(account.paymentId().value()))
                .deposited(now);
        take(paid, now);
    }

    /** Takes one whose row is locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(MerchantPayment paid, Instant now) {
        takePayments.take(0, List.of(TakePayments.Taking.of(paid, approvals.of(paid.id()))), now);
    }

    private Map<Long, MerchantPayment> locked(Tsid paymentId) {
        return payments.lockAll(new TreeSet<>(List.of(paymentId.value())));
    }
}
