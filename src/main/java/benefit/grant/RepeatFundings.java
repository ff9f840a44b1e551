package benefit.grant;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.schedule.Sweep;

/** Tells pay again of money behind programmes that it has not booked, as {@link RepeatGrants} does of grants. */
@Component
class RepeatFundings {
    private static final int BATCH = RepeatGrants.BATCH;
    private static final Logger LOG = LoggerFactory.getLogger(RepeatFundings.class);

    private final Fundings fundings;
    private final DomainEvents events;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final Clock clock;

    RepeatFundings(Fundings fundings, DomainEvents events, TransactionTemplate transaction, Ids ids, Clock clock) {
        this.fundings = fundings;
        this.events = events;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = RepeatGrants.PAUSE, initialDelayString = RepeatGrants.PAUSE)
    void repeat() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Sweep.run("Fundings",
                () -> transaction.<Integer>execute(_ -> tell(fundings.lockUnanswered(now, BATCH), now)) == BATCH,
                () -> Objects.requireNonNull(transaction.execute(_ -> fundings.unanswered(now, BATCH))),
                id -> transaction.executeWithoutResult(_ -> tell(fundings.lockUnanswered(id, now), now)), this::putOff);
    }

    private void putOff(FundingId id, RuntimeException cause) {
        LOG.error("Pay cannot be told of funding {}; it is tried again in an hour", id.value(), cause);
        transaction.executeWithoutResult(_ -> fundings.putOff(id, clock.instant().plus(GrantTerms.PUT_OFF)));
    }

    private int tell(List<Fundings.Unanswered> unanswered, Instant now) {
        unanswered.forEach(
                each -> fundings.toldAgain(each.funding().id(), now.plus(GrantTerms.patience(each.times() + 1))));
        unanswered.forEach(each -> events.publish(each.funding().ordered(ids.next(), now)));
        return unanswered.size();
    }
}
