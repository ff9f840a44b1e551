package pay.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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
            select schedule_id, planned_on, due_on, status, code, transfer_id, tries, at from pay_scheduled_execution
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
        Tsid transfer = execution.transfer();
        Long transferId = transfer == null ? null : transfer.value();
        int again = jdbc.update("""
                update pay_scheduled_execution set due_on = ?, status = ?, code = ?, transfer_id = ?, tries = ?, at = ?
                where schedule_id = ? and planned_on = ? and status = 'RETRYING'
                """, execution.dueOn(), execution.status().name(), execution.code(), transferId, execution.tries(),
                UtcColumn.of(execution.at()), execution.schedule().value(), execution.plannedOn());
        if (again == 0) {
            jdbc.update(
                    """
                            insert into pay_scheduled_execution (schedule_id, planned_on, due_on, status, code, transfer_id, tries, at)
                            values (?, ?, ?, ?, ?, ?, ?, ?)
                            """,
                    execution.schedule().value(), execution.plannedOn(), execution.dueOn(),
                    execution.status().name(), execution.code(), transferId, execution.tries(),
                    UtcColumn.of(execution.at()));
        }
    }

    @Transactional(readOnly = true)
    public Optional<Execution> find(ScheduleId schedule, LocalDate plannedOn) {
        return jdbc.query(SELECT + "where schedule_id = ? and planned_on = ?", Executions::execution,
                schedule.value(), plannedOn).stream().findFirst();
    }

    /** A schedule's, latest first. */
    @Transactional(readOnly = true)
    public List<Execution> of(ScheduleId schedule, LocalDate before, int most) {
        return jdbc.query(SELECT + "where schedule_id = ? and planned_on < ? order by planned_on desc limit ?",
                Executions::execution, schedule.value(), before, most);
    }

    private static Execution execution(ResultSet row, int number) throws SQLException {
        Long transfer = row.getObject("transfer_id", Long.class);
        return new Execution(new ScheduleId(row.getLong("schedule_id")), date(row, "planned_on"), date(row, "due_on"),
                Execution.Status.valueOf(row.getString("status")), row.getString("code"),
                transfer == null ? null : new Tsid(transfer), row.getInt("tries"), UtcColumn.get(row, "at"));
    }

    private static LocalDate date(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDate.class), column);
    }
}
