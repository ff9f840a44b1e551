package pay.integrity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** Checks of the books that operators have started; one runs at a time, on whichever instance, by a unique key. */
@Component
class BooksRuns {
    /** A check that has not ended by then has died with its instance. */
    private static final Duration DEAD = Duration.ofHours(1);
    private static final int MOST = 4_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    BooksRuns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One of them.
     *
     * @param breaches how many; null while it runs, and of one that died
     * @param found the first of them
     */
    record BooksRun(Tsid id, Instant startedAt, @Nullable Instant finishedAt, @Nullable Integer breaches,
            @Nullable String found, boolean running) {}

    /** Begins one; false when one runs. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean begin(Tsid id, Tsid by) {
        Instant now = clock.instant();
        jdbc.sql("update pay_books_run set running = null where running = 1 and started_at < ?")
                .param(UtcColumn.of(now.minus(DEAD))).update();
        return jdbc.sql("insert ignore into pay_books_run (id, started_by, started_at) values (?, ?, ?)")
                .params(id.value(), by.value(), UtcColumn.of(now)).update() == 1;
    }

    @Transactional
    public void finish(Tsid id, @Nullable List<Breach> breaches) {
        String found = breaches == null ? null : breaches.toString();
        jdbc.sql("update pay_books_run set running = null, finished_at = ?, breaches = ?, found = ? where id = ?")
                .param(UtcColumn.of(clock.instant())).param(breaches == null ? null : breaches.size())
                .param(found == null || found.length() <= MOST ? found : found.substring(0, MOST)).param(id.value())
                .update();
    }

    @Transactional(readOnly = true)
    public Optional<BooksRun> latest() {
        return jdbc.sql("""
                select id, started_at, finished_at, breaches, found, running from pay_books_run order by id desc limit 1
                """).query((row, _) -> new BooksRun(new Tsid(row.getLong(1)), UtcColumn.get(row, "started_at"),
                UtcColumn.find(row, "finished_at"), row.getObject(4, Integer.class), row.getString(5),
                row.getObject(6, Integer.class) != null)).optional();
    }
}
