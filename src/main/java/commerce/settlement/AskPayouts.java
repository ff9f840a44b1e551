package commerce.settlement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

import commerce.events.PayoutDue;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;

/** Asks pay for what is due, on business days from a time on, and again with growing gaps until it has answered. */
@Service
class AskPayouts {
    static final int BATCH = 50;
    private static final Duration FIRST_GAP = Duration.ofMinutes(10);
    private static final Duration LONGEST_GAP = Duration.ofDays(1);
    private static final Duration PUT_OFF = Duration.ofHours(1);

    private final Statements statements;
    private final BusinessDays businessDays;
    private final SettlementSettings settings;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    AskPayouts(Statements statements, BusinessDays businessDays, SettlementSettings settings, DomainEvents events,
            Ids ids, Clock clock) {
        this.statements = statements;
        this.businessDays = businessDays;
        this.settings = settings;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** Asks for the next; how many. */
    @RetriedOnConflict
    @Transactional
    public int next() {
        Instant now = now();
        return ask(due(now), now);
    }

    /** Asks again for those that were not answered; how many. */
    @RetriedOnConflict
    @Transactional
    public int again() {
        Instant now = now();
        return ask(statements.takeUnanswered(now, BATCH), now);
    }

    /** Those that {@link #next} and {@link #again} would ask for. */
    @Transactional
    public List<StatementId> waiting() {
        Instant now = now();
        return Stream.concat(due(now).stream(), statements.takeUnanswered(now, BATCH).stream())
                .map(each -> each.statement().id()).toList();
    }

    /** Asks for one of them, unless somebody else has. */
    @RetriedOnConflict
    @Transactional
    public void one(StatementId id) {
        Instant now = now();
        ask(statements.take(id, now), now);
    }

    /** One that cannot be asked for: for an hour it is in nobody's way. */
    @RetriedOnConflict
    @Transactional
    public void putOff(StatementId id) {
        statements.putOff(id, now().plus(PUT_OFF));
    }

    private List<Statements.Due> due(Instant now) {
        ZonedDateTime there = now.atZone(BusinessDays.SEOUL);
        boolean time = !there.toLocalTime().isBefore(settings.payFrom())
                && businessDays.isBusinessDay(there.toLocalDate());
        return time ? statements.takeDue(there.toLocalDate(), now, BATCH) : List.of();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private int ask(List<Statements.Due> due, Instant now) {
        for (Statements.Due each : due) {
            Statement statement = each.statement();
            statements.asked(statement.id(), now.plus(gap(each.asked())));
            Tsid id = Tsid.of(statement.id());
            events.publish(new PayoutDue(ids.next(), now, id, Tsid.of(statement.seller()), id, each.payee(),
                    Won.of(statement.payout())));
        }
        return due.size();
    }

    static Duration gap(int asked) {
        Duration gap = FIRST_GAP.multipliedBy(1L << Math.min(asked, 10));
        return gap.compareTo(LONGEST_GAP) > 0 ? LONGEST_GAP : gap;
    }
}
