package pay.payment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.LinkedAccounts;
import pay.error.PayError;
import pay.tender.TenderKind;
import pay.tender.Tenders;
import pay.virtualaccount.DepositPurpose;
import pay.virtualaccount.VirtualAccounts;
import pay.wallet.LockWallet;
import platform.id.Tsid;
import platform.security.MemberCaller;
import platform.web.DomainException;

/**
 * Has a member confirm the payment of an order of which a part is deposited at a virtual account: what money, points and a coupon pay
 * is set aside, and the payment waits, before a bank is asked for the account's number.
 */
@Component
class ConfirmByDeposit {
    private static final Logger LOG = LoggerFactory.getLogger(ConfirmByDeposit.class);

    private final Payments payments;
    private final AwaitedDeposits deposits;
    private final LockConfirmed lockConfirmed;
    private final LinkedAccounts bankAccounts;
    private final LockWallet wallets;
    private final SetAside setAside;
    private final VirtualAccounts virtualAccounts;
    private final AwaitDeposit awaitDeposit;
    private final ReadPayment readPayment;
    private final PaymentSettings settings;
    private final Clock clock;

    ConfirmByDeposit(Payments payments, AwaitedDeposits deposits, LockConfirmed lockConfirmed,
            LinkedAccounts bankAccounts, LockWallet wallets, SetAside setAside, VirtualAccounts virtualAccounts,
            AwaitDeposit awaitDeposit, ReadPayment readPayment, PaymentSettings settings, Clock clock) {
        this.payments = payments;
        this.deposits = deposits;
        this.lockConfirmed = lockConfirmed;
        this.bankAccounts = bankAccounts;
        this.wallets = wallets;
        this.setAside = setAside;
        this.virtualAccounts = virtualAccounts;
        this.awaitDeposit = awaitDeposit;
        this.readPayment = readPayment;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Records what is to be deposited in the caller's transaction.
     *
     * @param signature of the caller's device over {@link Confirmation#message}
     * @throws DomainException when it is refused; nothing has changed then
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public PaymentId record(MemberCaller caller, Tsid order, Confirmation confirmation, String signature) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Payment payment = lockConfirmed.lock(caller, order, confirmation, signature, now);
        Tenders.By.Deposit by = confirmation.tenders().by(Tenders.By.Deposit.class).orElseThrow();
        requireOffered(payment, confirmation, by);
        deposits.add(payment.id(), setAside.hold(payment, payment.id().value(), confirmation, now));
        virtualAccounts.ask(DepositPurpose.ORDER, Tsid.of(payment.id()), payment.memberId(), by,
                confirmation.of(TenderKind.VIRTUAL_ACCOUNT), now.plus(settings.depositWithin()));
        payment.awaitDeposit(now);
        payments.keep(List.of(payment));
        return payment.id();
    }

    /** What could not be awaited or given back, and more than one member may have waiting, since each keeps goods from others. */
    private void requireOffered(Payment payment, Confirmation confirmation, Tenders.By.Deposit by) {
        if (!payment.isDepositable()) {
            throw new DomainException(PayError.ORDER_TAKES_NO_DEPOSIT);
        }
        if (confirmation.tenders().find(TenderKind.CARD).isPresent()) {
            throw new DomainException(PayError.DEPOSIT_NOT_OFFERED);
        }
        wallets.lock(payment.memberId());
        if (bankAccounts.find(payment.memberId(), by.refundAccount()).isEmpty()) {
            throw new DomainException(PayError.BANK_ACCOUNT_NOT_FOUND);
        }
        if (payments.awaitingDeposit(payment.memberId()).size() >= settings.mostDeposits()) {
            throw new DomainException(PayError.TOO_MANY_DEPOSITS_AWAITED, settings.mostDeposits());
        }
    }

    /**
     * The payment as it is now, once the bank was asked for the number, unless it has given it out; 202 while it has not. A remote call,
     * outside a transaction: asked again under the same key, it is asked again.
     */
    ResponseEntity<PaymentView> present(MemberCaller caller, Tsid order, PaymentId id) {
        try {
            virtualAccounts.open(Tsid.of(id));
            awaitDeposit.await(id);
        } catch (DomainException noAnswer) {
            LOG.info("A bank has not given a number out for payment {} yet: {}", id.value(), noAnswer.code());
        } catch (RuntimeException e) {
            LOG.warn("No bank has given a number out for payment {}", id.value(), e);
        }
        PaymentView view = readPayment.read(caller.memberId(), order).orElseThrow();
        boolean lacksNumber = view.status() == PaymentStatus.WAITING_FOR_DEPOSIT && view.virtualAccount() != null
                && view.virtualAccount().accountNumber() == null;
        return lacksNumber ? ResponseEntity.status(HttpStatus.ACCEPTED).body(view) : ResponseEntity.ok(view);
    }
}
