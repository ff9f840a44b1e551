package benefit.ladder;

import java.time.Clock;
import java.time.LocalDate;

import benefit.events.LadderSet;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.event.DomainEvents;
import platform.id.Ids;

/** Tells the other modules the reward ladders: they are rows that migrations and SQL write. */
@Component
class TellLadder {
    private final Ladder ladder;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    TellLadder(Ladder ladder, DomainEvents events, Ids ids, Clock clock) {
        this.ladder = ladder;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${madang.benefit.tell-pause:1m}")
    @Transactional
    public void tell() {
        for (LocalDate from : ladder.takeUntold()) {
            events.publish(new LadderSet(ids.next(), clock.instant(), from, ladder.of(from).stream()
                    .map(rung -> new LadderSet.Rung(rung.steps(), rung.points())).toList()));
        }
    }
}
