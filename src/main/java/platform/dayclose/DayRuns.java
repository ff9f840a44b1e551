package platform.dayclose;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.springframework.jdbc.core.simple.JdbcClient;
import platform.time.UtcColumn;

/** The runs' rows, and the gate. Whoever locks the newest row does so before anything else. */
final class DayRuns {
    private static final String NEWEST_FIRST = """
            select day, last_{whose}, {whose}s, {made}, failed, begun_at, finished_at from {tables}_run
            order by day desc limit ?""";

    private final JdbcClient jdbc;
    private final DayBook<?> book;

    DayRuns(JdbcClient jdbc, DayBook<?> book) {
        this.jdbc = jdbc;
        this.book = book;
    }

    List<DayRun> newestFirst(int most) {
        return sql(NEWEST_FIRST).param(most).query(DayRuns::run).list();
    }

    /** The newest; nobody else goes on with it until the transaction ends. */
    DayRun lockNewest() {
        return sql(NEWEST_FIRST + " for update").param(1).query(DayRuns::run).single();
    }

    /** Begins a day, once, when nobody writes a line of it any more. */
    void begin(LocalDate day, Instant now) {
        sql("update {tables}_gate set closed_until = greatest(closed_until, ?) where id = 1").param(day).update();
        sql("""
                insert into {tables}_run (day, last_{whose}, {whose}s, {made}, failed, begun_at)
                values (?, 0, 0, 0, 0, ?) on duplicate key update day = day""").params(day, UtcColumn.of(now))
                .update();
    }

    /** So many more accounts are done, the last of them with this id. */
    void advance(DayRun run, long last, int accounts, int made, int failed) {
        sql("""
                update {tables}_run set last_{whose} = ?, {whose}s = {whose}s + ?, {made} = {made} + ?,
                    failed = failed + ? where day = ?""").params(last, accounts, made, failed, run.day()).update();
    }

    /** One that it had passed over is done after all; an instance of the release before may have counted none. */
    void madeUp(DayRun run, int made) {
        sql("update {tables}_run set {made} = {made} + ?, failed = greatest(failed - 1, 0) where day = ?")
                .params(made, run.day()).update();
    }

    void finish(DayRun run, Instant now) {
        sql("update {tables}_run set finished_at = ? where day = ?").params(UtcColumn.of(now), run.day()).update();
    }

    private JdbcClient.StatementSpec sql(String text) {
        return jdbc.sql(book.named(text));
    }

    private static DayRun run(ResultSet row, int number) throws SQLException {
        return new DayRun(Objects.requireNonNull(row.getObject("day", LocalDate.class)), row.getLong(2), row.getInt(3),
                row.getInt(4), row.getInt("failed"), UtcColumn.get(row, "begun_at"),
                UtcColumn.find(row, "finished_at"));
    }
}
