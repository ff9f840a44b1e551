package pay.card;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.enquiry.Due;
import pay.enquiry.EnquiryPlan;
import platform.database.RetriedOnConflict;

/** Takes the requests of which the next call is due, each for one caller. */
@Component
class CardSteps {
    private static final String DUE = "select id from pay_card_request where next_step_at <= ?"
            + " order by next_step_at limit ? for update skip locked";
    private static final String PUT_OFF = "update pay_card_request set next_step_at = ?, version = version + 1 where id = ?";

    private final CardRequests requests;
    private final JdbcClient jdbc;
    private final Clock clock;

    CardSteps(CardRequests requests, JdbcClient jdbc, Clock clock) {
        this.requests = requests;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Takes at most {@code most} due requests. */
    @Transactional
    public List<Due> take(int most) {
        return Due.take(jdbc, DUE, PUT_OFF, now(), most);
    }

    /** Notes that the next call for one that was taken is about to be made; none when it is not the caller's any more. */
    @RetriedOnConflict
    @Transactional
    public Optional<CardStep> next(Due due) {
        return requests.lockById(due.id()).filter(request -> due.isStill(request.enquiries().nextStepAt()))
                .map(request -> next(request, now()));
    }

    private CardStep next(CardRequest request, Instant now) {
        if (request.status() == CardRequestStatus.WAITING) {
            request.send(now, EnquiryPlan.PATIENCE);
            return step(request, CardStep.Call.REQUEST);
        }
        request.enquire(now, EnquiryPlan.PATIENCE);
        return step(request, request.enquiries().isWanted(now) ? CardStep.Call.ENQUIRY : CardStep.Call.NET_CANCEL);
    }

    /** The first call of a request that was recorded as sent; none when somebody has asked what came of it since. */
    @Transactional(readOnly = true)
    public Optional<CardStep> first(CardRequestId id) {
        CardRequest request = find(id);
        return request.isUntouched() ? Optional.of(step(request, CardStep.Call.REQUEST)) : Optional.empty();
    }

    /** A look at what came of a request, whoever else looks at it. */
    @Transactional(readOnly = true)
    public CardStep enquiry(CardRequestId id) {
        return step(find(id), CardStep.Call.ENQUIRY);
    }

    @Transactional(readOnly = true)
    public CardRequest find(CardRequestId id) {
        return requests.findById(id.value()).orElseThrow();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private CardStep step(CardRequest request, CardStep.Call call) {
        return new CardStep(request.id(), request.kind(), request.purpose(), request.purposeId(), request.cardId(),
                request.amount().amount(), request.months(), request.text(), cancelled(request), call,
                request.enquiries().attempt(request.kind()));
    }

    private CardStep.@Nullable Cancelled cancelled(CardRequest request) {
        if (request.kind() == CardRequestKind.CHARGE) {
            return null;
        }
        CardRequest charge = requests.findById(request.chargeId().value()).orElseThrow();
        return new CardStep.Cancelled(charge.id(), Objects.requireNonNull(charge.pspKey()));
    }
}
