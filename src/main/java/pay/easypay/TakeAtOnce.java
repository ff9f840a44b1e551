package pay.easypay;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes what was approved in the same transaction and needs no confirmation: the merchant has seen the member's code, or shows its own. */
@Component
class TakeAtOnce {
    private final MerchantPayments payments;
    private final ApprovalRows approvals;
    private final TakePayments takePayments;
    private final Clock clock;

    TakeAtOnce(MerchantPayments payments, ApprovalRows approvals, TakePayments takePayments, Clock clock) {
        this.payments = payments;
        this.approvals = approvals;
        this.takePayments = takePayments;
        this.clock = clock;
    }

    /**
     * Takes them whole.
     *
     * @param lane which no other has at the same time
     * @return as they are then, by their ids
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Long, TakePayments.Taking> take(int lane, SortedSet<Long> approved) {
        if (approved.isEmpty()) {
            return Map.of();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<Long, Approvals> held = approvals.of(approved);
        List<TakePayments.Taking> takings = payments.lockAll(approved).values().stream()
                .map(payment -> TakePayments.Taking.of(payment.capture(payment.ask().amount(), now),
                        held.getOrDefault(payment.id(), Approvals.NONE)))
                .toList();
        takePayments.take(lane, takings, now);
        return takings.stream().collect(Collectors.toMap(taking -> taking.payment().id(), Function.identity()));
    }
}
