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
        Instant now = now();
        return request(refunds.lockUnanswered(now, BATCH), now);
    }

    /** Those that {@link #next} would request. */
    @Transactional(readOnly = true)
    List<RefundId> due() {
        return refunds.unanswered(now(), BATCH);
    }

    /** Requests one of them, unless somebody else has. */
    @Transactional
    void one(RefundId id) {
        Instant now = now();
        request(refunds.lockUnanswered(id, now), now);
    }

    /** One that cannot be requested: for so long it is in nobody's way. */
    @Transactional
    void putOff(RefundId id) {
        refunds.putOff(id, now().plus(OrderTerms.LONGEST_GAP));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private int request(List<Refund> unanswered, Instant now) {
        for (Refund refund : unanswered) {
            int asked = refund.repeated() + 1;
            refunds.repeat(refund.id(), now.plus(OrderTerms.gap(OrderTerms.REPEAT_REFUND_AFTER, asked)));
        }
        unanswered.forEach(refund -> events.publish(refund.requested(ids.next(), now)));
        return unanswered.size();
    }
}
