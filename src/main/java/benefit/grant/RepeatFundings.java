package benefit.grant;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.event.DomainEvents;
import platform.id.Ids;

/** Tells pay again of money behind programmes that it has not booked, as {@link RepeatGrants} does of grants. */
@Component
class RepeatFundings {
    private final Fundings fundings;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    RepeatFundings(Fundings fundings, DomainEvents events, Ids ids, Clock clock) {
        this.fundings = fundings;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = RepeatGrants.PAUSE, initialDelayString = RepeatGrants.PAUSE)
    @Transactional
    void repeat() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Fundings.Unanswered> unanswered = fundings.lockUnanswered(now, RepeatGrants.BATCH);
        unanswered.forEach(
                each -> fundings.toldAgain(each.funding().id(), now.plus(GrantTerms.patience(each.times() + 1))));
        unanswered.forEach(each -> events.publish(each.funding().ordered(ids.next(), now)));
    }
}
