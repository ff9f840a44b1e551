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
        CardOutcome outcome = Objects.requireNonNull(outcomes.get(step.purpose()), "Nobody waits for it");
        outcome.lock(step.purposeId());
        CardRequest request = requests.lockById(step.id().value()).orElseThrow();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (answer instanceof PspAnswer.Done && request.isOpenCharge() && !outcome.canBeTaken(request)) {
            request.abandon(now);
        }
        if (request.take(answer, now)) {
            decided(request, outcome);
        }
        return requests.saveAndFlush(request);
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
