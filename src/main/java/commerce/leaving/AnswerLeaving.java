package commerce.leaving;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import commerce.events.LeaveBlocked;
import commerce.events.LeaveCleared;
import commerce.order.Buyers;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;

/**
 * Says whether an open order keeps a member from leaving. Orders stay when they have left: the law on electronic commerce
 * wants them kept for five years, and they hold the member's id alone.
 */
@Service
class AnswerLeaving {
    private static final String OPEN_ORDERS = "OPEN_ORDERS";

    private final Buyers buyers;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    AnswerLeaving(Buyers buyers, DomainEvents events, Ids ids, Clock clock) {
        this.buyers = buyers;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    void requested(Tsid member, Tsid request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        events.publish(buyers.haveOpenOrders(member)
                ? new LeaveBlocked(ids.next(), now, member, request, OPEN_ORDERS)
                : new LeaveCleared(ids.next(), now, member, request));
    }

    @Transactional
    void left(Tsid member, Instant at) {
        buyers.depart(member, at);
    }
}
