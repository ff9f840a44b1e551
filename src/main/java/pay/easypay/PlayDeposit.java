package pay.easypay;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.merchant.CallingMerchant;
import pay.tender.TenderKind;
import pay.virtualaccount.Verdict;
import pay.virtualaccount.VirtualAccount;
import platform.money.Won;
import platform.web.DomainException;

/** Plays a bank's notice of a deposit in test mode: nobody's money moves, and what is not right has no effect. */
@Component
class PlayDeposit {
    private final OwnPayments own;
    private final ApprovalRows approvals;
    private final DepositParts depositParts;
    private final DepositTenderOutcome outcome;
    private final Clock clock;

    PlayDeposit(OwnPayments own, ApprovalRows approvals, DepositParts depositParts, DepositTenderOutcome outcome,
            Clock clock) {
        this.own = own;
        this.approvals = approvals;
        this.depositParts = depositParts;
        this.outcome = outcome;
        this.clock = clock;
    }

    /**
     * What the deposit is to the payment, by the rules of all.
     *
     * @throws DomainException {@code PAYMENT_NOT_FOUND}, {@code TEST_KEY_NEEDED}, or {@code PAYMENT_IN_OTHER_STATE} when no
     *     deposit pays it
     */
    @Transactional
    public Verdict deposit(CallingMerchant merchant, PaymentKey key, Won amount) {
        if (merchant.live()) {
            throw new DomainException(PayError.TEST_KEY_NEEDED);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        MerchantPayment payment = own.lock(merchant, key);
        if (approvals.of(payment.id()).of(TenderKind.VIRTUAL_ACCOUNT).isEmpty()) {
            throw new DomainException(PayError.PAYMENT_IN_OTHER_STATE, payment.state().name());
        }
        Verdict verdict = VirtualAccount.verdict(state(payment), payment.ask().total(),
                depositParts.testDueAt(payment), amount, now);
        if (verdict == Verdict.EXACT) {
            outcome.take(payment.deposited(now), now);
        }
        return verdict;
    }

    private static VirtualAccount.State state(MerchantPayment payment) {
        if (payment.captured().total().isPositive()) {
            return VirtualAccount.State.PAID;
        }
        return payment.state() == PaymentState.WAITING_FOR_DEPOSIT
                ? VirtualAccount.State.WAITING
                : VirtualAccount.State.ENDED;
    }
}
