package pay.payment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

import org.springframework.stereotype.Component;
import pay.ledger.Account;
import pay.ledger.Line;
import pay.payee.Payee;
import pay.payee.Payees;
import pay.tender.TenderKind;
import pay.tender.Tenders;
import pay.virtualaccount.DepositOutcome;
import pay.virtualaccount.DepositPurpose;
import pay.virtualaccount.VirtualAccount;
import pay.wallet.LockWallet;
import platform.id.Tsid;

/** Takes the payment of an order whose deposit has come. */
@Component
class DepositedOrders implements DepositOutcome {
    private final Payments payments;
    private final AwaitedDeposits deposits;
    private final Payees payees;
    private final LockWallet lockWallet;
    private final TakeFromOutside takeFromOutside;
    private final ExpirePayments expirePayments;
    private final Clock clock;

    DepositedOrders(Payments payments, AwaitedDeposits deposits, Payees payees, LockWallet lockWallet,
            TakeFromOutside takeFromOutside, ExpirePayments expirePayments, Clock clock) {
        this.payments = payments;
        this.deposits = deposits;
        this.payees = payees;
        this.lockWallet = lockWallet;
        this.takeFromOutside = takeFromOutside;
        this.expirePayments = expirePayments;
        this.clock = clock;
    }

    @Override
    public DepositPurpose purpose() {
        return DepositPurpose.ORDER;
    }

    @Override
    public void lock(Tsid paymentId) {
        locked(paymentId);
    }

    @Override
    public boolean canBeTaken(VirtualAccount account) {
        if (!beside(new PaymentId(account.paymentId().value())).isOfWallet()) {
            return true;
        }
        // Not shared first: what is late is set aside under the same lock.
        lockWallet.lock(account.memberId());
        Payee payee = payees.keep(new TreeSet<>(List.of(account.memberId()))).get(account.memberId());
        return payee != null && payee.isOpen() && !payee.isFrozen();
    }

    @Override
    public void deposited(VirtualAccount account) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Payment payment = locked(account.paymentId());
        payment.deposited(now);
        takeFromOutside.take(payment, beside(payment.id()),
                new Tenders.Part(TenderKind.VIRTUAL_ACCOUNT, account.amount(),
                        new Tenders.By.Deposit(account.bank(), account.refundAccount())),
                escrow -> new Line.Post(Account.BANK, escrow, account.amount().amount()), now);
    }

    @Override
    public void notDeposited(Tsid paymentId) {
        expirePayments.endNotDeposited(paymentId);
    }

    private Beside beside(PaymentId id) {
        return Objects.requireNonNull(deposits.of(List.of(id)).get(id));
    }

    private Payment locked(Tsid paymentId) {
        return payments.lockById(paymentId).orElseThrow();
    }
}
