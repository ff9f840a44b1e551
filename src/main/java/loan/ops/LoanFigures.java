package loan.ops;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.time.UtcColumn;

/** How loans, applications and the closes of the days stand. */
@Component
class LoanFigures {
    private static final int CLOSES = 7;

    private final JdbcClient jdbc;

    LoanFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Loans that stand alike.
     *
     * @param balance what is owed of all of them, won
     */
    record Loans(String status, long count, long balance) {}

    /** Applications that are alike far. */
    record Applications(String state, long count) {}

    /**
     * A day's close.
     *
     * @param loans that it has booked
     * @param failed that it has passed over
     * @param took null while it goes on
     */
    record Close(LocalDate day, long loans, long failed, @Nullable Duration took) {}

    @Transactional(readOnly = true)
    public List<Loans> loans() {
        return jdbc.sql("select status, count(*), sum(balance) from loan_contract group by status order by status")
                .query((row, _) -> new Loans(row.getString(1), row.getLong(2), row.getLong(3))).list();
    }

    @Transactional(readOnly = true)
    public List<Applications> applications() {
        return jdbc.sql("select state, count(*) from loan_application group by state order by state")
                .query((row, _) -> new Applications(row.getString(1), row.getLong(2))).list();
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<Close> closes() {
        return jdbc.sql("select day, loans, failed, begun_at, finished_at from loan_close order by day desc limit ?")
                .param(CLOSES).query((row, _) -> {
                    var finished = UtcColumn.find(row, "finished_at");
                    return new Close(Objects.requireNonNull(row.getObject("day", LocalDate.class)),
                            row.getLong("loans"), row.getLong("failed"),
                            finished == null ? null : Duration.between(UtcColumn.get(row, "begun_at"), finished));
                }).list();
    }
}
