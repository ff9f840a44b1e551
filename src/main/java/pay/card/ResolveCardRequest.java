package pay.card;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends a request that the provider has not got, after it was asked about in vain for days. Only that can be said by a person: what
 * the provider has got ends by its own answer.
 */
@Component
public class ResolveCardRequest {
    /** What the provider said counts so long. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final CardRequests requests;
    private final CardSteps steps;
    private final CallCard calls;
    private final CardOutcomes outcomes;
    private final Clock clock;

    ResolveCardRequest(CardRequests requests, CardSteps steps, CallCard calls, CardOutcomes outcomes, Clock clock) {
        this.requests = requests;
        this.steps = steps;
        this.calls = calls;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /** Whether it is a person's turn to find out what came of it. */
    @Transactional(readOnly = true)
    public boolean isForAPerson(CardRequestId id) {
        return requests.findById(id.value()).filter(ResolveCardRequest::isForAPerson).isPresent();
    }

    private static boolean isForAPerson(CardRequest request) {
        return request.status() == CardRequestStatus.UNKNOWN && request.enquiries().areAllMade();
    }

    /** What was asked for. */
    @Transactional(readOnly = true)
    public String about(CardRequestId id) {
        return requests.findById(id.value()).map(request -> "%s %s, %,d KRW".formatted(request.kind(),
                request.company(), request.amount().amount())).orElse("");
    }

    /** Asks the provider once more and sends nothing anew; a remote call, outside a transaction. */
    public void ask(CardRequestId id) {
        calls.ask(steps.enquiry(id));
    }

    /**
     * Ends it as never carried out.
     *
     * @return false unless the provider has just said that it has not got it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean neverDone(CardRequestId id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        CardRequest request = requests.findById(id.value()).orElseThrow();
        if (!isForAPerson(request) || !request.enquiries().isMissingThere(now.minus(FRESH))) {
            return false;
        }
        return outcomes.recordNeverDone(steps.enquiry(id)).status() != CardRequestStatus.DONE;
    }
}
