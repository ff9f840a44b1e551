package ads.counting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.time.BusinessDays;
import platform.time.UtcColumn;

/**
 * Drops what nobody asks for any more: marks of what was counted, how often people saw campaigns on days gone by, hours of
 * reports. In small transactions along keys; every instance may do it at any time.
 */
@Component
class DropOldCounts {
    /**
     * An event is not counted later than this after its decision, so that its mark need not be kept for ever. An instance
     * that was down for so long with events on its disk loses them.
     */
    static final Duration COUNTED_WITHIN = Duration.ofDays(35);
    /** A mark is made no earlier than its decision: a day more covers clocks that differ. */
    private static final Duration MARKS_KEPT = COUNTED_WITHIN.plusDays(1);
    static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final BusinessDays days;
    private final Clock clock;
    private final Duration reportsKept;

    DropOldCounts(JdbcClient jdbc, TransactionTemplate transaction, BusinessDays days, Clock clock,
            CountingProperties properties) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.days = days;
        this.clock = clock;
        this.reportsKept = properties.reportsKept();
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT11M")
    void drop() {
        dropMarks();
        // Today's alone are asked for; yesterday's, too, by instances whose midnight is still to come.
        repeat("delete from ads_frequency where day < ? limit " + BATCH, days.today().minusDays(1));
        repeat("delete from ads_hour where hour < ? limit " + BATCH, UtcColumn.of(clock.instant().minus(reportsKept)));
    }

    /**
     * Block by block from the oldest, until a thousand of them have nothing old: numbers are given out in order, but for
     * those that a quiet instance still has.
     */
    private void dropMarks() {
        Instant before = clock.instant().minus(MARKS_KEPT);
        Page page = new Page(-1, true);
        while (page.goOn()) {
            long after = page.last();
            Page next = transaction.execute(status -> dropMarks(after, before));
            page = next == null ? new Page(after, false) : next;
        }
    }

    private record Page(long last, boolean goOn) {}

    private record Block(long number, boolean old) {}

    private Page dropMarks(long after, Instant before) {
        List<Block> blocks = jdbc
                .sql("select block, touched_at < ? as old from ads_seen where block > ? order by block limit " + BATCH)
                .params(UtcColumn.of(before), after)
                .query((row, number) -> new Block(row.getLong("block"), row.getBoolean("old"))).list();
        // Looked at again by the delete: a settler may have come between.
        List<Long> old = blocks.stream().filter(Block::old).map(Block::number).toList();
        if (!old.isEmpty()) {
            jdbc.sql("delete from ads_seen where block in (:blocks) and touched_at < :before").param("blocks", old)
                    .param("before", UtcColumn.of(before)).update();
        }
        return new Page(blocks.isEmpty() ? after : blocks.getLast().number(), !old.isEmpty());
    }

    private void repeat(String delete, Object before) {
        Integer dropped = BATCH;
        while (dropped != null && dropped == BATCH) {
            dropped = transaction.<Integer>execute(status -> jdbc.sql(delete).param(before).update());
        }
    }
}
