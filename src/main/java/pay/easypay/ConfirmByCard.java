package pay.easypay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
import pay.error.PayError;
import pay.merchant.CallingMerchant;
import pay.psp.CardRefusal;
import pay.tender.TenderKind;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;

/**
 * Confirms a payment of which a card pays a part: the charge is recorded and the payment {@code UNKNOWN} before the card company is
 * called; what it answers, at once or later, is told to {@link CardTenderOutcome}.
 */
@Component
class ConfirmByCard {
    /** From then on a charge of which nobody knows is undone. */
    private static final Duration WANTED = Duration.ofMinutes(10);

    private final MerchantPayments payments;
    private final KeepPayments keepPayments;
    private final ApprovalRows approvals;
    private final FrozenPayers frozenPayers;
    private final OwnPayments own;
    private final CardPayments cards;
    private final Clock clock;

    ConfirmByCard(MerchantPayments payments, KeepPayments keepPayments, ApprovalRows approvals,
            FrozenPayers frozenPayers, OwnPayments own,
            CardPayments cards,
            Clock clock) {
        this.payments = payments;
        this.keepPayments = keepPayments;
        this.approvals = approvals;
        this.frozenPayers = frozenPayers;
        this.own = own;
        this.cards = cards;
        this.clock = clock;
    }

    /** What a merchant confirms. */
    record Order(CallingMerchant merchant, PaymentKey key, String orderId, Won amount) {}

    /**
     * Records the charge in the caller's transaction; the payment's id.
     *
     * @throws DomainException when it is refused; nothing has changed then
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Tsid record(Order order) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        MerchantPayment payment = own.lock(order.merchant(), order.key());
        payment.requireSame(order.orderId(), order.amount());
        MerchantPayment charging = payment.charge(now);
        Approvals before = approvals.of(payment.id());
        frozenPayers.refuse(payment, before);
        Approval part = before.of(TenderKind.CARD).orElseThrow();
        CardPart card = Objects.requireNonNull(part.card());
        CardRequestId charge = cards.charge(new CardCharge(CardPurpose.EASY_PAY, new Tsid(payment.id()),
                payment.member(), card.card(), part.amount(), card.months(), payment.ask().orderName(),
                now.plus(WANTED)));
        approvals.write(Map.of(payment.id(), before.charge(charge)));
        keepPayments.keep(List.of(charging));
        return new Tsid(payment.id());
    }

    /** Whether a card pays a part. */
    boolean isByCard(PaymentKey key) {
        return approvals.of(key.id()).of(TenderKind.CARD).isPresent();
    }

    /** Calls the card company, outside any transaction. */
    void call(Tsid payment) {
        cards.callNow(chargeOf(payment.value()));
    }

    /**
     * The payment as it is now: 202 until it is known.
     *
     * @throws DomainException the card's refusal
     */
    ResponseEntity<MerchantPaymentView> present(long id) {
        MerchantPayment payment = payments.find(id).orElseThrow();
        if (payment.state() == PaymentState.ABORTED) {
            throw new DomainException(refusal(id));
        }
        return ResponseEntity.status(payment.state() == PaymentState.UNKNOWN ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .body(own.view(payment));
    }

    /** Why the card of an aborted one was not charged. */
    PayError refusal(long payment) {
        return cards.find(chargeOf(payment)).map(CardRequest::refusal).map(CardRefusal::code).orElseThrow();
    }

    private CardRequestId chargeOf(long payment) {
        return Objects.requireNonNull(Objects.requireNonNull(
                approvals.of(payment).of(TenderKind.CARD).orElseThrow().card()).charge());
    }
}
