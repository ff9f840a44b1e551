package benefit.grant;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

import benefit.events.PointsGranted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.schedule.Sweep;

/** Tells pay again of grants that it has not answered, with growing gaps: nobody waits for ever because a delivery died. */
@Component
class RepeatGrants {
    static final String PAUSE = "${madang.benefit.repeat-pause:10s}";
    static final int BATCH = 100;
    private static final Logger LOG = LoggerFactory.getLogger(RepeatGrants.class);

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
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Sweep.run("Grants",
                () -> transaction.<Integer>execute(_ -> tell(grants.lockUnanswered(now, BATCH), now)) == BATCH,
                () -> Objects.requireNonNull(transaction.execute(_ -> grants.unanswered(now, BATCH))),
                id -> transaction.executeWithoutResult(_ -> tell(grants.lockUnanswered(id, now), now)), this::putOff);
    }

    private void putOff(GrantId id, RuntimeException cause) {
        LOG.error("Pay cannot be told of grant {}; it is tried again in an hour", id.value(), cause);
        transaction.executeWithoutResult(_ -> grants.putOff(id, clock.instant().plus(GrantTerms.PUT_OFF)));
    }

    private int tell(List<Grants.Unanswered> unanswered, Instant now) {
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
