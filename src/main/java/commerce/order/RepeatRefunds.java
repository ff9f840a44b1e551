package commerce.order;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.event.DomainEvents;
import platform.id.Ids;

/** Requests refunds again that pay has not answered, with the same id and growing gaps. */
@Service
class RepeatRefunds {
    static final int BATCH = 100;

    private final Refunds refunds;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    RepeatRefunds(Refunds refunds, DomainEvents events, Ids ids, Clock clock) {
        this.refunds = refunds;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** One batch in one transaction; how many there were. */
    @Transactional
    int next() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Refund> unanswered = refunds.lockUnanswered(now, BATCH);
        for (Refund refund : unanswered) {
            int asked = refund.repeated() + 1;
            refunds.repeat(refund.id(), now.plus(OrderTerms.gap(OrderTerms.REPEAT_REFUND_AFTER, asked)));
        }
        unanswered.forEach(refund -> events.publish(refund.requested(ids.next(), now)));
        return unanswered.size();
    }
}
