package benefit.grant;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import benefit.events.PointsGranted;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.event.DomainEvents;
import platform.id.Ids;

/** Tells pay again of grants that it has not answered, with growing gaps: nobody waits for ever because a delivery died. */
@Component
class RepeatGrants {
    static final String PAUSE = "${madang.benefit.repeat-pause:10s}";
    static final int BATCH = 100;

    private final Grants grants;
    private final DomainEvents events;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final Clock clock;

    RepeatGrants(Grants grants, DomainEvents events, TransactionTemplate transaction, Ids ids, Clock clock) {
        this.grants = grants;
        this.events = events;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** On every instance, each taking what no other has locked. */
    @Scheduled(fixedDelayString = PAUSE, initialDelayString = PAUSE)
    void repeat() {
        while (transaction.<Integer>execute(status -> next(clock.instant().truncatedTo(ChronoUnit.MICROS))) == BATCH) {
            // There may be more.
        }
    }

    private int next(Instant now) {
        List<Grants.Unanswered> unanswered = grants.lockUnanswered(now, BATCH);
        unanswered.forEach(
                each -> grants.toldAgain(each.told().grantId(), now.plus(GrantTerms.patience(each.times() + 1))));
        unanswered.forEach(each -> events.publish(again(each.told(), now)));
        return unanswered.size();
    }

    private PointsGranted again(PointsGranted told, Instant now) {
        return new PointsGranted(ids.next(), now, told.grantId(), told.memberId(), told.programmeId(),
                told.programme(), told.points(), told.description(), told.expiresAt());
    }
}
