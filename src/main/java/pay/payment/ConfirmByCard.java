package pay.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.card.CardCharge;
import pay.card.CardPayments;
import pay.card.CardPurpose;
import pay.card.CardRequest;
import pay.card.CardRequestId;
import pay.device.CheckDeviceSignature;
import pay.error.PayError;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import pay.ledger.LedgerRefusal;
import pay.ledger.Line;
import pay.ledger.MovementId;
import pay.ledger.Posting;
import pay.payee.Payee;
import pay.payee.Payees;
import pay.point.SpendPoints;
import pay.promotion.UseCoupons;
import pay.tender.TenderKind;
import pay.tender.Tenders;
import pay.wallet.LockWallet;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.MemberCaller;
import platform.web.DomainException;

/**
 * Has a member confirm the payment of an order of which a card pays a part: the charge is recorded, what money, points and a coupon pay is
 * set aside, and the payment is {@code UNKNOWN}, before the card company is called; what it answers, at once or later, is told to
 * {@link ChargedOrders}.
 */
@Component
class ConfirmByCard {
    /** So long after {@code payBy} commerce keeps the stock (flows, purchase 6): of a charge that is unknown then, it is undone. */
    static final Duration GRACE = Duration.ofSeconds(60);

    private final Payments payments;
    private final CardAttempts attempts;
    private final CheckDeviceSignature signatures;
    private final CardPayments cards;
    private final Payees payees;
    private final Accounts accounts;
    private final Ledger ledger;
    private final SpendPoints spendPoints;
    private final UseCoupons useCoupons;
    private final LockWallet wallets;
    private final ReadPayment readPayment;
    private final Clock clock;

    ConfirmByCard(Payments payments, CardAttempts attempts, CheckDeviceSignature signatures, CardPayments cards,
            Payees payees, Accounts accounts, Ledger ledger, SpendPoints spendPoints, UseCoupons useCoupons,
            LockWallet wallets, ReadPayment readPayment, Clock clock) {
        this.payments = payments;
        this.attempts = attempts;
        this.signatures = signatures;
        this.cards = cards;
        this.payees = payees;
        this.accounts = accounts;
        this.ledger = ledger;
        this.spendPoints = spendPoints;
        this.useCoupons = useCoupons;
        this.wallets = wallets;
        this.readPayment = readPayment;
        this.clock = clock;
    }

    /**
     * Records the charge in the caller's transaction.
     *
     * @param signature of the caller's device over {@link Confirmation#message}
     * @throws DomainException when it is refused; nothing has changed then
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CardRequestId record(MemberCaller caller, Tsid order, Confirmation confirmation, String signature) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        PaymentOwner known = payments.findOwner(order).orElseThrow(AwaitPayment::notPrepared);
        known.require(caller.memberId());
        signatures.check(caller, confirmation.message(known.id(), order), signature);
        Payment payment = payments.lock(order).orElseThrow();
        confirmation.refusal(payment, now).ifPresent(refusal -> {
            throw refusal;
        });
        CardRequestId charge = cards.charge(order(payment, confirmation));
        payment.charge(charge, now);
        attempts.add(setAside(payment, charge, confirmation, now));
        payments.keep(List.of(payment));
        return charge;
    }

    private static CardCharge order(Payment payment, Confirmation confirmation) {
        Tenders.By.Card card = confirmation.tenders().by(Tenders.By.Card.class).orElseThrow();
        return new CardCharge(CardPurpose.ORDER, Tsid.of(payment.id()), payment.memberId(), card.card(),
                confirmation.of(TenderKind.CARD),
                card.months(), shortened(payment.orderName()), Objects.requireNonNull(payment.payBy()).plus(GRACE));
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= CardCharge.LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, CardCharge.LONGEST_NAME));
    }

    /** Money, points and a coupon, each by a hold of its own; those of whoever never had any are refused. */
    private CardAttempt setAside(Payment payment, CardRequestId charge, Confirmation confirmation, Instant now) {
        Tsid member = payment.memberId();
        Optional<UseCoupons.Wish> wish = confirmation.coupon(payment);
        if (wish.isPresent()) {
            // Two of one member's at once would take the same number of a discount; where transactions are shared, one is tried again.
            wallets.lock(member);
        }
        Payee payee = payees.keep(new TreeSet<>(List.of(member))).get(member);
        if (payee == null) {
            throw new DomainException(PayError.INSUFFICIENT_BALANCE);
        }
        if (!payee.isOpen()) {
            throw new DomainException(PayError.WALLET_CLOSED);
        }
        Won money = confirmation.of(TenderKind.MONEY);
        Won points = confirmation.of(TenderKind.POINTS);
        Won coupon = confirmation.of(TenderKind.COUPON);
        Optional<Account> budget = wish.map(each -> useCoupons.hold(each, now));
        List<Line> lines = new ArrayList<>();
        if (money.isPositive()) {
            lines.add(forEscrow(payment, payee.wallet(), money));
        }
        if (points.isPositive()) {
            lines.add(new Line.Hold(points(member), Account.POINTS_ISSUED, points.amount()));
        }
        budget.ifPresent(from -> lines.add(forEscrow(payment, from, coupon)));
        Iterator<MovementId> holds = hold(charge, lines, now).iterator();
        if (points.isPositive()) {
            spendPoints.hold(List.of(new SpendPoints.Spending(payment.id().value(), member, points.amount())));
        }
        return new CardAttempt(charge, payment.id(), part(money, holds), part(points, holds), part(coupon, holds));
    }

    private Line forEscrow(Payment payment, Account from, Won amount) {
        return new Line.Hold(from, accounts.open(AccountKind.ORDER_ESCROW, payment.orderId().value()), amount.amount());
    }

    private static CardAttempt.HeldPart part(Won amount, Iterator<MovementId> holds) {
        return new CardAttempt.HeldPart(amount, amount.isPositive() ? holds.next() : null);
    }

    private Account points(Tsid member) {
        @Nullable
        Account points = accounts.findEach(AccountKind.MEMBER_POINTS, List.of(member.value())).get(member.value());
        if (points == null) {
            throw new DomainException(PayError.INSUFFICIENT_POINTS);
        }
        return points;
    }

    private List<MovementId> hold(CardRequestId charge, List<Line> lines, Instant now) {
        if (lines.isEmpty()) {
            return List.of();
        }
        try {
            return ledger.post(new Posting("PAYMENT_HELD", Long.toString(charge.value()), lines, Map.of()), now)
                    .movements();
        } catch (LedgerRefusal refusal) {
            throw refusal.toPayer();
        }
    }

    /** Calls the card company, outside any transaction. */
    void call(CardRequestId charge) {
        cards.callNow(charge);
    }

    /**
     * The payment as it is now; 202 until it is known what the card company did.
     *
     * @throws DomainException the card's refusal, which leaves the payment ready as long as there is time
     */
    ResponseEntity<PaymentView> present(MemberCaller caller, Tsid order, CardRequestId id) {
        CardRequest charge = cards.find(id).orElseThrow();
        return switch (charge.status()) {
            case REFUSED -> throw new DomainException(Objects.requireNonNull(charge.refusal()).code());
            case DONE -> ResponseEntity.ok(view(caller, order));
            case WAITING, SENT, UNKNOWN -> ResponseEntity.status(HttpStatus.ACCEPTED).body(view(caller, order));
        };
    }

    private PaymentView view(MemberCaller caller, Tsid order) {
        return readPayment.read(caller.memberId(), order).orElseThrow();
    }
}
