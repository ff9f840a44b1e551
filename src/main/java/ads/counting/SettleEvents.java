package ads.counting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import ads.budget.Budgets;
import ads.budget.Spending;
import ads.events.SpendSettled;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;
import platform.time.UtcColumn;

/**
 * Settles a part of a log in one transaction: counts what was not counted before, charges it, and moves the log's position on.
 * Whatever is killed whenever, each event is counted and charged once.
 */
@Service
class SettleEvents {
    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final SeenMarks seen;
    private final Budgets budgets;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    SettleEvents(JdbcClient jdbc, JdbcTemplate template, SeenMarks seen, Budgets budgets, DomainEvents events, Ids ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.template = template;
        this.seen = seen;
        this.budgets = budgets;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** How far a log is settled; a log that nobody knows begins at 0. */
    @Transactional
    public long position(long log) {
        jdbc.sql("""
                insert into ads_event_log (log_id, position, settled_at) values (?, 0, ?)
                on duplicate key update position = position""").params(log, UtcColumn.of(clock.instant())).update();
        return jdbc.sql("select position from ads_event_log where log_id = ?").param(log).query(Long.class).single();
    }

    /** The same for who begins to write a log, when the application is being made and there are no transactions yet. */
    long beginning(long log) {
        return jdbc.sql("select position from ads_event_log where log_id = ?").param(log).query(Long.class).optional()
                .orElse(0L);
    }

    /** Settles the events that lie between two positions; false when the log is settled to elsewhere already. */
    @RetriedOnConflict
    @Transactional
    public boolean settle(long log, long from, SegmentLog.Part part) {
        if (jdbc.sql("update ads_event_log set position = ?, settled_at = ? where log_id = ? and position = ?")
                .params(part.next(), UtcColumn.of(clock.instant()), log, from).update() == 0) {
            return false;
        }
        // What was decided before may have lost its mark: it is not counted any more.
        Instant oldest = clock.instant().minus(DropOldCounts.COUNTED_WITHIN);
        List<Happening> countable = part.events().stream().filter(each -> !each.token().decidedAt().isBefore(oldest))
                .toList();
        SeenMarks.Blocks marks = seen.lock(countable.stream().map(each -> each.token().sequence()).toList());
        List<Counted> counted = countOnce(countable, marks);
        if (!counted.isEmpty()) {
            seen.save(marks);
            charge(counted);
        }
        return true;
    }

    private record Counted(Happening event, EventKind kind) {
        Spending.Day of() {
            return new Spending.Day(event.token().campaignId(),
                    LocalDate.ofInstant(event.token().decidedAt(), BusinessDays.SEOUL));
        }

        boolean isCharged() {
            return kind.isCharged(event.token().bid());
        }
    }

    /** A click makes its ad viewable, whatever was measured (MRC). */
    private static List<Counted> countOnce(List<Happening> all, SeenMarks.Blocks marks) {
        List<Counted> counted = new ArrayList<>();
        for (Happening event : all) {
            long sequence = event.token().sequence();
            if (marks.mark(sequence, event.kind())) {
                counted.add(new Counted(event, event.kind()));
                if (event.kind() == EventKind.CLICK && marks.mark(sequence, EventKind.VIEWABLE)) {
                    counted.add(new Counted(event, EventKind.VIEWABLE));
                }
            }
        }
        return counted;
    }

    private void charge(List<Counted> counted) {
        Spending spending = budgets.lock(counted.stream().map(Counted::of).collect(Collectors.toSet()),
                counted.stream().filter(Counted::isCharged).map(each -> each.event().token().lease())
                        .collect(Collectors.toSet()));
        HourCounts hours = new HourCounts();
        FrequencyCounts frequencies = new FrequencyCounts();
        for (Counted each : counted) {
            long advertiser = spending.advertiserOf(each.event().token().campaignId());
            if (advertiser != 0) {
                Spending.Day of = each.of();
                long spent = each.isCharged()
                        ? spending.charge(of, each.event().token().lease(), each.event().token().price())
                        : 0;
                hours.add(each.event(), each.kind(), advertiser, spent);
                if (each.kind() == EventKind.IMPRESSION && spending.isCapped(of.campaign())) {
                    frequencies.add(each.event().token().memberId(), of);
                }
            }
        }
        frequencies.save(template);
        hours.save(template);
        budgets.save(spending);
        tell(spending);
    }

    private void tell(Spending spending) {
        List<SpendSettled.Charge> charges = spending.wholeWon().entrySet().stream()
                .map(each -> new SpendSettled.Charge(new Tsid(each.getKey()), Won.of(each.getValue()))).toList();
        if (!charges.isEmpty()) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            events.publish(new SpendSettled(ids.next(), now, ids.next(), charges));
        }
    }
}
