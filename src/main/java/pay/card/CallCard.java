package pay.card;

import java.util.Objects;
import java.util.function.Supplier;

import org.springframework.stereotype.Component;
import pay.psp.CancelOrder;
import pay.psp.CardRefusal;
import pay.psp.ChargeOrder;
import pay.psp.Psp;
import pay.psp.PspAnswer;
import platform.database.ConflictRetry;
import platform.id.Tsid;

/** Calls the provider between two transactions: what was asked is committed before, what was answered after. */
@Component
class CallCard {
    private final Psp psp;
    private final CardSteps steps;
    private final MemberCards cards;
    private final CardTokens tokens;
    private final CardOutcomes outcomes;

    CallCard(Psp psp, CardSteps steps, MemberCards cards, CardTokens tokens, CardOutcomes outcomes) {
        this.psp = psp;
        this.steps = steps;
        this.cards = cards;
        this.tokens = tokens;
        this.outcomes = outcomes;
    }

    /** Makes the first call of a request that was recorded as sent, unless somebody else has taken it up meanwhile. */
    CardRequest callNow(CardRequestId id) {
        return steps.first(id).map(this::take).orElseGet(() -> steps.find(id));
    }

    CardRequest take(CardStep step) {
        PspAnswer answer = switch (step.kind()) {
            case CHARGE -> charge(step);
            case CANCEL -> cancel(step);
        };
        return ConflictRetry.call(() -> outcomes.record(step, answer));
    }

    /**
     * Asks what came of it, and sends nothing. The enquiry was not counted before: where the provider cannot be asked, there is none
     * to take back.
     */
    void ask(CardStep step) {
        PspAnswer answer = step.kind() == CardRequestKind.CHARGE
                ? psp.enquireCharge(Tsid.of(step.id()), step.amount())
                : psp.enquireCancel(order(step));
        if (!(answer instanceof PspAnswer.NotSent)) {
            ConflictRetry.run(() -> outcomes.record(step, answer));
        }
    }

    private PspAnswer charge(CardStep step) {
        Tsid request = Tsid.of(step.id());
        return switch (step.call()) {
            case REQUEST -> send(step);
            case ENQUIRY -> again(psp.enquireCharge(request, step.amount()), () -> send(step));
            case NET_CANCEL -> psp.netCancel(request, step.amount());
        };
    }

    /** The provider's key is opened here, for this call alone: one that cannot be read is in no other request's way. */
    private PspAnswer send(CardStep step) {
        Card card = cards.get(step.card());
        return card.isRegistered()
                ? psp.charge(new ChargeOrder(Tsid.of(step.id()), tokens.open(card), step.amount(), step.months(),
                        step.text(), step.attempt()))
                : new PspAnswer.NotSent(CardRefusal.UNUSABLE);
    }

    private PspAnswer cancel(CardStep step) {
        CancelOrder order = order(step);
        return step.call() == CardStep.Call.REQUEST
                ? psp.cancel(order)
                : again(psp.enquireCancel(order), () -> psp.cancel(order));
    }

    private static CancelOrder order(CardStep step) {
        CardStep.Cancelled charge = Objects.requireNonNull(step.cancels());
        return new CancelOrder(Tsid.of(step.id()), Tsid.of(charge.id()), charge.key(), step.amount(),
                step.text(), step.attempt());
    }

    /** What the provider has not got may get there yet: it is sent again, as the same request. */
    private static PspAnswer again(PspAnswer enquired, Supplier<PspAnswer> request) {
        return enquired instanceof PspAnswer.NotFound ? request.get() : enquired;
    }
}
