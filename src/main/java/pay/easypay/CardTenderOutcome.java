package pay.easypay;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

import org.springframework.stereotype.Component;
import pay.card.CardOutcome;
import pay.card.CardPurpose;
import pay.card.CardRequest;
import pay.dispute.DisputedAmount;
import pay.dispute.Payer;
import platform.id.Tsid;

/** What a card company answered about a part of a payment. */
@Component
class CardTenderOutcome implements CardOutcome {
    private final MerchantPayments payments;
    private final ApprovalRows approvals;
    private final FrozenPayers frozenPayers;
    private final TakePayments takePayments;
    private final GiveUpPayments giveUpPayments;
    private final CardCancels cancels;
    private final KeepPayments keepPayments;
    private final DisputedAmount disputed;
    private final Clock clock;

    CardTenderOutcome(MerchantPayments payments, ApprovalRows approvals, FrozenPayers frozenPayers,
            TakePayments takePayments, GiveUpPayments giveUpPayments, CardCancels cancels,
            KeepPayments keepPayments, DisputedAmount disputed, Clock clock) {
        this.payments = payments;
        this.approvals = approvals;
        this.frozenPayers = frozenPayers;
        this.takePayments = takePayments;
        this.giveUpPayments = giveUpPayments;
        this.cancels = cancels;
        this.keepPayments = keepPayments;
        this.disputed = disputed;
        this.clock = clock;
    }

    @Override
    public CardPurpose purpose() {
        return CardPurpose.EASY_PAY;
    }

    @Override
    public void lock(Tsid purposeId) {
        payments.lockAll(new TreeSet<>(List.of(purposeId.value())));
    }

    @Override
    public boolean canBeTaken(CardRequest charge) {
        MerchantPayment payment = payment(charge);
        return !frozenPayers.areBehind(payment, approvals.of(payment.id()));
    }

    @Override
    public void charged(CardRequest charge) {
        MerchantPayment payment = payment(charge);
        MerchantPayment captured = payment.capture(payment.ask().amount(), now());
        takePayments.take(0, List.of(TakePayments.Taking.of(captured, approvals.of(payment.id())).chargedBy(charge)),
                now());
    }

    @Override
    public void chargeRefused(CardRequest charge) {
        giveUpPayments.giveUp(List.of(payment(charge).refuse()), now());
    }

    @Override
    public void canceled(CardRequest cancel) {
        cancels.done(cancel, now());
        keepPayments.keep(List.of(payment(cancel).cancelAnswered()));
    }

    /** Not while the card's company disputes the payment, or has got a part of it so: that may be why it takes no cancel. */
    @Override
    public boolean canBeRefused(CardRequest cancel) {
        return !disputed.of(cancel.purposeId(), Payer.Kind.CARD_COMPANY).isPositive();
    }

    @Override
    public void cancelRefused(CardRequest cancel) {
        MerchantPayment payment = payment(cancel);
        cancels.refused(cancel, payment, now());
        keepPayments.keep(List.of(payment.cancelAnswered()));
    }

    private MerchantPayment payment(CardRequest request) {
        long id = request.purposeId().value();
        return Objects.requireNonNull(payments.lockAll(new TreeSet<>(List.of(id))).get(id));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
