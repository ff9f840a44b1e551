package commerce.settlement;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.time.UtcColumn;

/** How far the closing of the days has come. Whoever locks the newest row does so before anything else. */
@Repository
class SettlementRuns {
    private static final String NEWEST_FIRST = """
            select day, last_seller, sellers, statements, begun_at, finished_at from commerce_settlement_run
            order by day desc limit ?""";

    private final JdbcClient jdbc;

    SettlementRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A day's run.
     *
     * @param last the seller that it has come to
     * @param sellers how many it has looked at; {@code statements} of them have one
     */
    record Run(LocalDate day, long last, int sellers, int statements, Instant begunAt, @Nullable Instant finishedAt) {
        private static Run of(ResultSet row, int number) throws SQLException {
            return new Run(Objects.requireNonNull(row.getObject("day", LocalDate.class)), row.getLong("last_seller"),
                    row.getInt("sellers"), row.getInt("statements"), UtcColumn.get(row, "begun_at"),
                    UtcColumn.find(row, "finished_at"));
        }

        boolean isFinished() {
            return finishedAt != null;
        }
    }

    /** The newest; nobody else goes on with it until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Run> lockNewest() {
        return jdbc.sql(NEWEST_FIRST + " for update").param(1).query(Run::of).optional();
    }

    @Transactional(readOnly = true)
    public List<Run> newestFirst(int most) {
        return jdbc.sql(NEWEST_FIRST).param(most).query(Run::of).list();
    }

    /** Begins a day, once; nobody writes a line of it any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(LocalDate day, Instant now) {
        jdbc.sql("update commerce_settlement_gate set closed_until = greatest(closed_until, ?) where id = 1")
                .param(Date.valueOf(day)).update();
        jdbc.sql("""
                insert into commerce_settlement_run (day, last_seller, sellers, statements, begun_at)
                values (?, 0, 0, 0, ?) on duplicate key update day = day""")
                .params(Date.valueOf(day), UtcColumn.of(now)).update();
    }

    /** So many more sellers are done, the last of them with this id. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void advance(Run run, long last, int sellers, int statements) {
        jdbc.sql("""
                update commerce_settlement_run set last_seller = ?, sellers = sellers + ?, statements = statements + ?
                where day = ?""").params(last, sellers, statements, Date.valueOf(run.day())).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void finish(Run run, Instant now) {
        jdbc.sql("update commerce_settlement_run set finished_at = ? where day = ?")
                .params(UtcColumn.of(now), Date.valueOf(run.day())).update();
    }
}
