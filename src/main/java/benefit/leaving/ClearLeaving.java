package benefit.leaving;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import benefit.events.LeaveCleared;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;

/** Nothing here keeps a member: what they were promised and has not been paid yet lapses. */
@Component
class ClearLeaving {
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    ClearLeaving(DomainEvents events, Ids ids, Clock clock) {
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    public void clear(Tsid member, Tsid request) {
        events.publish(new LeaveCleared(ids.next(), clock.instant().truncatedTo(ChronoUnit.MICROS), member, request));
    }
}
