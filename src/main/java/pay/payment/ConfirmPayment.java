package pay.payment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.device.CheckDeviceSignature;
import pay.error.PayError;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.LedgerRefusal;
import pay.ledger.Line;
import pay.ledger.Posting;
import pay.wallet.MoneyMoved;
import pay.wallet.MoveMoney;
import pay.wallet.OpenWallet;
import pay.wallet.Wallet;
import platform.id.Tsid;
import platform.security.MemberCaller;
import platform.web.DomainException;

/** Takes the money of an order that its member confirms: from the wallet into the order's escrow. */
@Component
class ConfirmPayment {
    private final Payments payments;
    private final Tenders tenders;
    private final CheckDeviceSignature signatures;
    private final OpenWallet wallets;
    private final Accounts accounts;
    private final MoveMoney moveMoney;
    private final TellState tellState;
    private final Clock clock;

    ConfirmPayment(Payments payments, Tenders tenders, CheckDeviceSignature signatures, OpenWallet wallets,
            Accounts accounts, MoveMoney moveMoney, TellState tellState, Clock clock) {
        this.payments = payments;
        this.tenders = tenders;
        this.signatures = signatures;
        this.wallets = wallets;
        this.accounts = accounts;
        this.moveMoney = moveMoney;
        this.tellState = tellState;
        this.clock = clock;
    }

    /** The same by another clock; in the caller's transaction. */
    public ConfirmPayment at(Clock other) {
        return new ConfirmPayment(payments, tenders, signatures, wallets, accounts, moveMoney, tellState.at(other),
                other);
    }

    /**
     * Approves the payment, or refuses.
     *
     * @param signature of the caller's device over {@link Confirmation#message}
     * @throws DomainException when it is refused; nothing has changed then
     */
    @Transactional
    public PaymentView confirm(MemberCaller caller, Tsid orderId, Confirmation confirmation, String signature) {
        // The signature takes a while to check: before the lock.
        PaymentOwner known = payments.findOwner(orderId.value())
                .orElseThrow(AwaitPayment::notPrepared);
        known.require(caller.memberId());
        signatures.check(caller, confirmation.message(known.id(), orderId), signature);

        Payment payment = payments.lockByOrderId(orderId.value()).orElseThrow();
        requireFitting(payment, confirmation);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        payment.refusal(now).ifPresent(reason -> {
            throw new DomainException(reason);
        });
        payment.approve(now);
        payments.saveAndFlush(payment);
        confirmation.parts().forEach(part -> tenders.capture(payment.id(), part.kind(), part.amount()));
        take(payment, now);
        tellState.tell(payment);
        return PaymentView.of(payment, tenders.of(payment.id()));
    }

    private static void requireFitting(Payment payment, Confirmation confirmation) {
        if (payment.isDescribed() && !confirmation.amount().equals(payment.amount())) {
            throw new DomainException(PayError.PAYMENT_AMOUNT_DIFFERS, payment.amount().amount());
        }
        if (!confirmation.addsUp()) {
            throw new DomainException(PayError.PAYMENT_TENDERS_DIFFER);
        }
    }

    private void take(Payment payment, Instant now) {
        Wallet wallet = wallets.open(payment.memberId());
        Account escrow = accounts.open(AccountKind.ORDER_ESCROW, payment.orderId().value());
        try {
            moveMoney.move(wallet, payment.amount().negated(),
                    Posting.of("PAYMENT", payment.id().value(),
                            new Line.Post(wallet.account(), escrow, payment.amount().amount())),
                    new MoneyMoved(MoneyMoved.Kind.PAYMENT, payment.orderName(), now));
        } catch (LedgerRefusal refusal) {
            if (refusal.reason() == LedgerRefusal.Reason.SHORT) {
                throw new DomainException(PayError.INSUFFICIENT_BALANCE);
            }
            throw refusal;
        }
    }
}
