package member.leaving;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import member.events.MemberLeaveRequested;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;

/** Asks the modules again when an answer is missing for ten minutes: nobody waits for ever because a delivery died. */
@Component
class AskAgain {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Leaves leaves;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    AskAgain(Leaves leaves, DomainEvents events, Ids ids, Clock clock) {
        this.leaves = leaves;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    @Transactional
    void ask() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        leaves.unanswered(now.minus(PATIENCE)).forEach(leave -> {
            leaves.asked(leave.id(), now);
            events.publish(
                    new MemberLeaveRequested(ids.next(), now, Tsid.of(leave.memberId()), Tsid.of(leave.id())));
        });
    }
}
