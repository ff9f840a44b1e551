package pay.card;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.psp.CardRefusal;
import pay.psp.PspAnswer;

/** Records what a provider answered, and what follows from it, in one transaction. */
@Component
class CardOutcomes {
    private final CardRequests requests;
    private final Map<CardPurpose, CardOutcome> outcomes = new EnumMap<>(CardPurpose.class);
    private final Clock clock;

    CardOutcomes(CardRequests requests, List<CardOutcome> outcomes, Clock clock) {
        this.requests = requests;
        outcomes.forEach(outcome -> this.outcomes.put(outcome.purpose(), outcome));
        this.clock = clock;
    }

    @Transactional
    public CardRequest record(CardStep step, PspAnswer answer) {
        CardOutcome outcome = outcome(step);
        CardRequest request = locked(step, outcome);
        Instant now = now();
        // One that is unwanted is undone already: it must not begin its plan anew whenever somebody asks.
        if (answer instanceof PspAnswer.Done && request.isOpenCharge() && request.enquiries().isWanted(now)
                && !outcome.canBeTaken(request)) {
            request.abandon(now);
        }
        return take(request, isHeldBack(answer, request, outcome) ? new PspAnswer.NotFound() : answer, outcome, now);
    }

    /** Records that two operators say it was never carried out. */
    @Transactional
    public CardRequest recordNeverDone(CardStep step) {
        CardOutcome outcome = outcome(step);
        CardRefusal as = step.kind() == CardRequestKind.CHARGE ? CardRefusal.CANCELED : CardRefusal.NOT_CANCELABLE;
        return take(locked(step, outcome), new PspAnswer.Refused(as), outcome, now());
    }

    private CardOutcome outcome(CardStep step) {
        return Objects.requireNonNull(outcomes.get(step.purpose()), "Nobody waits for it");
    }

    private CardRequest locked(CardStep step, CardOutcome outcome) {
        outcome.lock(step.purposeId());
        return requests.lockById(step.id().value()).orElseThrow();
    }

    private static boolean isHeldBack(PspAnswer answer, CardRequest request, CardOutcome outcome) {
        return answer instanceof PspAnswer.Refused && request.kind() == CardRequestKind.CANCEL
                && !outcome.canBeRefused(request);
    }

    private CardRequest take(CardRequest request, PspAnswer answer, CardOutcome outcome, Instant now) {
        boolean decided = request.take(answer, now);
        // Before what follows from it, which may read it.
        requests.saveAndFlush(request);
        if (decided) {
            decided(request, outcome);
        }
        return request;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void decided(CardRequest request, CardOutcome outcome) {
        boolean done = request.status() == CardRequestStatus.DONE;
        if (request.kind() == CardRequestKind.CHARGE) {
            if (done) {
                outcome.charged(request);
            } else {
                outcome.chargeRefused(request);
            }
        } else if (done) {
            outcome.canceled(request);
        } else {
            CardRequest charge = requests.lockById(request.chargeId().value()).orElseThrow();
            charge.giveBack(request.amount());
            requests.saveAndFlush(charge);
            outcome.cancelRefused(request);
        }
    }
}
