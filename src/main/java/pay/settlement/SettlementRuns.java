package pay.settlement;

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

/** How far the settlement of the days has come. Whoever locks the newest row does so before anything else. */
@Repository
class SettlementRuns {
    private static final String NEWEST_FIRST = """
            select day, last_merchant, merchants, settlements, failed, begun_at, finished_at from pay_settlement_run
            order by day desc limit ?""";

    private final JdbcClient jdbc;

    SettlementRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A day's run.
     *
     * @param last the merchant that it has come to
     * @param merchants how many it has looked at; {@code settlements} of them are settled, {@code failed} are left for the
     *     next day's
     */
    record Run(LocalDate day, long last, int merchants, int settlements, int failed, Instant begunAt,
            @Nullable Instant finishedAt) {
        private static Run of(ResultSet row, int number) throws SQLException {
            return new Run(Objects.requireNonNull(row.getObject("day", LocalDate.class)), row.getLong("last_merchant"),
                    row.getInt("merchants"), row.getInt("settlements"), row.getInt("failed"),
                    UtcColumn.get(row, "begun_at"), UtcColumn.find(row, "finished_at"));
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

    /** Begins a day, once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(LocalDate day, Instant now) {
        jdbc.sql("""
                insert ignore into pay_settlement_run (day, last_merchant, merchants, settlements, failed, begun_at)
                values (?, 0, 0, 0, 0, ?)""").params(day, UtcColumn.of(now)).update();
    }

    /** So many more merchants are done, the last of them with this id. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void advance(Run run, long last, int merchants, int settlements, int failed) {
        jdbc.sql("""
                update pay_settlement_run set last_merchant = ?, merchants = merchants + ?,
                    settlements = settlements + ?, failed = failed + ? where day = ?""")
                .params(last, merchants, settlements, failed, run.day()).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void finish(Run run, Instant now) {
        jdbc.sql("update pay_settlement_run set finished_at = ? where day = ?")
                .params(UtcColumn.of(now), run.day()).update();
    }
}
