package pay.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** What became of planned days: a row for each that was tried or missed, so that none is carried out twice. */
@Component
class Executions {
    private static final String SELECT = """
            select schedule_id, planned_on, due_on, status, code, transfer_id, withdrawal_id, tries, at from pay_scheduled_execution
            """;

    private final JdbcTemplate jdbc;

    Executions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Writes one, in the transaction that it tells of.
     *
     * @throws RuntimeException when the day was decided before; everything must roll back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(Execution execution) {
        Long transfer = value(execution.transfer());
        Long withdrawal = value(execution.withdrawal());
        int again = jdbc.update("""
                update pay_scheduled_execution set due_on = ?, status = ?, code = ?, transfer_id = ?,
                    withdrawal_id = ?, tries = ?, at = ?
                where schedule_id = ? and planned_on = ? and status in ('RETRYING', ?)
                """, execution.dueOn(), execution.status().name(), execution.code(), transfer, withdrawal,
                execution.tries(),
                UtcColumn.of(execution.at()), execution.schedule().value(), execution.plannedOn(),
                // What a bank has is not sent again.
                execution.status() == Execution.Status.SENDING ? "" : Execution.Status.SENDING.name());
        if (again == 0) {
            jdbc.update(
                    """
                            insert into pay_scheduled_execution (schedule_id, planned_on, due_on, status, code, transfer_id,
                                withdrawal_id, tries, at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                            """,
                    execution.schedule().value(), execution.plannedOn(), execution.dueOn(),
                    execution.status().name(), execution.code(), transfer, withdrawal, execution.tries(),
                    UtcColumn.of(execution.at()));
        }
    }

    @Transactional(readOnly = true)
    public Optional<Execution> find(ScheduleId schedule, LocalDate plannedOn) {
        return jdbc.query(SELECT + "where schedule_id = ? and planned_on = ?", Executions::execution,
                schedule.value(), plannedOn).stream().findFirst();
    }

    /** The one that a bank transfer is of, while that is not decided. */
    @Transactional(readOnly = true)
    public Optional<Execution> sending(Tsid withdrawal) {
        return jdbc.query(SELECT + "where withdrawal_id = ? and status = 'SENDING'", Executions::execution,
                withdrawal.value()).stream().findFirst();
    }

    /** Bank transfers that are decided while the days that they are of are not. */
    @Transactional(readOnly = true)
    public List<Tsid> overlooked(int most) {
        return jdbc.query("""
                select e.withdrawal_id from pay_scheduled_execution e join pay_bank_transfer b on b.id = e.withdrawal_id
                where e.status = 'SENDING' and b.status in ('DONE', 'REFUSED') order by e.withdrawal_id limit ?""",
                (row, _) -> new Tsid(row.getLong(1)), most);
    }

    /** A schedule's, latest first. */
    @Transactional(readOnly = true)
    public List<Execution> of(ScheduleId schedule, LocalDate before, int most) {
        return jdbc.query(SELECT + "where schedule_id = ? and planned_on < ? order by planned_on desc limit ?",
                Executions::execution, schedule.value(), before, most);
    }

    private static Execution execution(ResultSet row, int number) throws SQLException {
        return new Execution(new ScheduleId(row.getLong("schedule_id")), date(row, "planned_on"), date(row, "due_on"),
                Execution.Status.valueOf(row.getString("status")), row.getString("code"),
                id(row, "transfer_id"), id(row, "withdrawal_id"), row.getInt("tries"), UtcColumn.get(row, "at"));
    }

    private static @Nullable Long value(@Nullable Tsid id) {
        return id == null ? null : id.value();
    }

    private static @Nullable Tsid id(ResultSet row, String column) throws SQLException {
        Long id = row.getObject(column, Long.class);
        return id == null ? null : new Tsid(id);
    }

    private static LocalDate date(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDate.class), column);
    }
}
