package pay.payment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Decision;
import pay.ledger.Ledger;
import pay.ledger.LedgerRefusal;
import pay.ledger.Line;
import pay.ledger.Posted;
import pay.ledger.Posting;
import pay.payee.Payee;
import pay.payee.Payees;
import pay.wallet.MoneyMoved;
import pay.wallet.MoveMoney;
import pay.wallet.WalletLine;
import platform.id.Tsid;
import platform.web.DomainException;
import platform.web.commit.Outcome;

/**
 * Takes the money of orders whose payments their members confirm, from wallets into the orders' escrows: the payments are locked, the
 * wallets kept as they are, then the ledger decides. What is refused changes nothing of the others.
 */
@Component
class ConfirmTogether {
    private final Payments payments;
    private final Tenders tenders;
    private final Payees payees;
    private final Accounts accounts;
    private final Ledger ledger;
    private final MoveMoney moveMoney;
    private final TellState tellState;
    private final Clock clock;

    ConfirmTogether(Payments payments, Tenders tenders, Payees payees, Accounts accounts, Ledger ledger,
            MoveMoney moveMoney, TellState tellState, Clock clock) {
        this.payments = payments;
        this.tenders = tenders;
        this.payees = payees;
        this.accounts = accounts;
        this.ledger = ledger;
        this.moveMoney = moveMoney;
        this.tellState = tellState;
        this.clock = clock;
    }

    /** The same by another clock. */
    public ConfirmTogether at(Clock other) {
        return new ConfirmTogether(payments, tenders, payees, accounts, ledger, moveMoney, tellState.at(other), other);
    }

    /** The payment of an order that is there, confirmed by its member. */
    record Confirmed(Tsid order, Confirmation confirmation) {
        private Optional<DomainException> refusal(Payment payment, Instant now) {
            if (payment.isDescribed() && !confirmation.amount().equals(payment.amount())) {
                return Optional.of(new DomainException(PayError.PAYMENT_AMOUNT_DIFFERS, payment.amount().amount()));
            }
            return confirmation.addsUp()
                    ? payment.refusal(now).map(DomainException::new)
                    : Optional.of(new DomainException(PayError.PAYMENT_TENDERS_DIFFER));
        }
    }

    /**
     * Does them in the caller's transaction.
     *
     * @param lane which no other has at the same time
     * @return an outcome for each, in their order
     * @throws IllegalStateException when an order is among them twice: each has to be decided alone
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Outcome<PaymentView>> confirm(int lane, List<Confirmed> all) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<Tsid, Confirmed> wanted = all.stream().collect(Collectors.toMap(Confirmed::order, Function.identity()));
        Map<Tsid, Outcome<PaymentView>> outcomes = new HashMap<>();
        List<Payment> ready = new ArrayList<>();
        for (Payment payment : payments.lockByOrderIds(wanted.keySet().stream().map(Tsid::value).toList())) {
            Objects.requireNonNull(wanted.get(payment.orderId())).refusal(payment, now).ifPresentOrElse(
                    refusal -> outcomes.put(payment.orderId(), Outcome.refused(refusal)), () -> ready.add(payment));
        }
        write(take(lane, ready, now, outcomes), wanted, now, outcomes);
        return all.stream().map(each -> Objects.requireNonNull(outcomes.get(each.order()))).toList();
    }

    /** Those whose money is taken, each with what that did to its wallet. */
    private Map<Payment, WalletLine> take(int lane, List<Payment> ready, Instant now,
            Map<Tsid, Outcome<PaymentView>> outcomes) {
        Map<Payment, WalletLine> taken = new LinkedHashMap<>();
        if (ready.isEmpty()) {
            return taken;
        }
        Map<Tsid, Payee> members = payees
                .keep(ready.stream().map(Payment::memberId).collect(Collectors.toCollection(TreeSet::new)));
        List<Payment> payable = new ArrayList<>();
        for (Payment payment : ready) {
            if (members.containsKey(payment.memberId())) {
                payable.add(payment);
            } else {
                // Who never had a wallet has nothing in it.
                outcomes.put(payment.orderId(),
                        Outcome.refused(new DomainException(PayError.INSUFFICIENT_BALANCE)));
            }
        }
        Map<Long, Account> escrows = accounts.openEach(AccountKind.ORDER_ESCROW,
                payable.stream().map(payment -> payment.orderId().value()).toList());
        List<Decision> decisions = ledger.postEach(payable.stream().map(payment -> Posting.of("PAYMENT",
                payment.id().value(), new Line.Post(wallet(members, payment),
                        Objects.requireNonNull(escrows.get(payment.orderId().value())), payment.amount().amount())))
                .toList(), now, lane);
        for (int i = 0; i < payable.size(); i++) {
            Payment payment = payable.get(i);
            Posted posted = decisions.get(i).posted();
            if (posted == null) {
                outcomes.put(payment.orderId(),
                        Outcome.refused(reason(Objects.requireNonNull(decisions.get(i).refusal()))));
            } else {
                taken.put(payment, WalletLine.of(wallet(members, payment), posted, 0, payment.amount().negated(),
                        new MoneyMoved(MoneyMoved.Kind.PAYMENT, payment.orderName(), now)));
            }
        }
        return taken;
    }

    private static Account wallet(Map<Tsid, Payee> members, Payment payment) {
        return Objects.requireNonNull(members.get(payment.memberId())).wallet();
    }

    private static DomainException reason(LedgerRefusal refusal) {
        if (refusal.reason() == LedgerRefusal.Reason.SHORT) {
            return new DomainException(PayError.INSUFFICIENT_BALANCE);
        }
        return refusal.ofFrozenAccount().orElseThrow(() -> refusal);
    }

    private void write(Map<Payment, WalletLine> taken, Map<Tsid, Confirmed> wanted, Instant now,
            Map<Tsid, Outcome<PaymentView>> outcomes) {
        if (taken.isEmpty()) {
            return;
        }
        taken.keySet().forEach(payment -> payment.approve(now));
        payments.saveAllAndFlush(taken.keySet());
        Map<PaymentId, List<Tender>> captured = new LinkedHashMap<>();
        taken.keySet().forEach(payment -> captured.put(payment.id(),
                Objects.requireNonNull(wanted.get(payment.orderId())).confirmation().tenders()));
        tenders.capture(captured);
        moveMoney.moved(List.copyOf(taken.values()));
        taken.keySet().forEach(payment -> {
            List<Tender> its = Objects.requireNonNull(captured.get(payment.id()));
            tellState.tell(payment, its);
            outcomes.put(payment.orderId(), Outcome.done(PaymentView.of(payment, its)));
        });
    }
}
