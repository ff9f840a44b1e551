package pay.card;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.enquiry.EnquiryPlan;

/** Takes the requests of which the next call is due, each for one caller. */
@Component
class CardSteps {
    private final CardRequests requests;
    private final Clock clock;

    CardSteps(CardRequests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    /** Notes, for at most {@code most} due requests, that the calls returned are about to be made. */
    @Transactional
    public List<CardStep> take(int most) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return requests.findByEnquiriesNextStepAtLessThanEqualOrderByEnquiriesNextStepAt(now, Limit.of(most)).stream()
                .map(request -> {
                    if (request.status() == CardRequestStatus.WAITING) {
                        request.send(now, EnquiryPlan.PATIENCE);
                        return step(request, CardStep.Call.REQUEST);
                    }
                    request.enquire(now, EnquiryPlan.PATIENCE);
                    return step(request,
                            request.enquiries().isWanted(now) ? CardStep.Call.ENQUIRY : CardStep.Call.NET_CANCEL);
                }).toList();
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
