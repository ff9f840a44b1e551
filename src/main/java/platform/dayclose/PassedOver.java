package platform.dayclose;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.springframework.jdbc.core.simple.JdbcClient;
import platform.log.Cause;
import platform.time.UtcColumn;

/** The rows of accounts that could not be closed, until they are. */
final class PassedOver {
    /** An account at fault is rare; with so many of them the fault is ours, and the close stands still until it is mended. */
    static final int MOST = 1_000;

    private final JdbcClient jdbc;
    private final DayBook<?> book;

    PassedOver(JdbcClient jdbc, DayBook<?> book) {
        this.jdbc = jdbc;
        this.book = book;
    }

    /**
     * One of them.
     *
     * @param day the last that it was passed over on
     * @param since when that happened first
     * @param cause why it could not be closed when that was tried last
     */
    record One(long account, LocalDate day, Instant since, String cause) {}

    /**
     * It could not be closed.
     *
     * @throws IllegalStateException when there are so many that no account can be at fault
     */
    void add(long account, LocalDate day, RuntimeException cause, Instant now) {
        if (count() >= MOST) {
            throw new IllegalStateException(
                    "%d %ss are passed over: mend what they have in common".formatted(MOST, book.whose), cause);
        }
        sql("""
                insert into {tables}_passed_over ({whose}_id, day, since, tried_at, cause) values (?, ?, ?, ?, ?)
                on duplicate key update day = values(day), tried_at = values(tried_at), cause = values(cause)""")
                .params(account, day, UtcColumn.of(now), UtcColumn.of(now), Cause.of(cause)).update();
    }

    /** It could not be closed once more. */
    void triedAgain(long account, RuntimeException cause, Instant now) {
        sql("update {tables}_passed_over set tried_at = ?, cause = ? where {whose}_id = ?")
                .params(UtcColumn.of(now), Cause.of(cause), account).update();
    }

    /** Those with ids from one to another are closed; whether any had been passed over. */
    boolean remove(long first, long last) {
        return sql("delete from {tables}_passed_over where {whose}_id between ? and ?").params(first, last)
                .update() > 0;
    }

    /** Those that nobody has tried to close since then. */
    List<Long> notTriedSince(Instant then, int most) {
        return sql("select {whose}_id from {tables}_passed_over where tried_at <= ? order by tried_at limit ?")
                .params(UtcColumn.of(then), most).query((row, _) -> row.getLong(1)).list();
    }

    long count() {
        return sql("select count(*) from {tables}_passed_over").query(Long.class).single();
    }

    List<One> oldestFirst(int most) {
        return sql("select {whose}_id, day, since, cause from {tables}_passed_over order by since, {whose}_id limit ?")
                .param(most)
                .query((row, _) -> new One(row.getLong(1), Objects.requireNonNull(row.getObject(2, LocalDate.class)),
                        UtcColumn.get(row, "since"), row.getString("cause")))
                .list();
    }

    private JdbcClient.StatementSpec sql(String text) {
        return jdbc.sql(book.named(text));
    }
}
