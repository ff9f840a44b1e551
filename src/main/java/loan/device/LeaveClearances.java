package loan.device;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.time.UtcColumn;

/**
 * Members of whom was said that no loan keeps them from leaving, while that is not decided. Whoever writes what would keep
 * them asks here afterwards, as with {@link Departures}.
 */
@Component
public class LeaveClearances {
    /** Of whom is not decided within ten minutes, member asks again. */
    private static final Duration LASTS = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final Clock clock;

    LeaveClearances(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Comes first when a member asks to leave: what keeps them is looked for after it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(Tsid member, Instant asked) {
        jdbc.sql("""
                insert into loan_leave_clearance (member_id, asked_at) values (?, ?)
                on duplicate key update asked_at = greatest(asked_at, values(asked_at))
                """).params(member.value(), UtcColumn.of(asked)).update();
    }

    /** Something keeps them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lift(Tsid member) {
        jdbc.sql("delete from loan_leave_clearance where member_id = ?").param(member.value()).update();
    }

    /** Whether the member may be leaving, by the end of the current transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean has(Tsid member) {
        return jdbc.sql("select asked_at from loan_leave_clearance where member_id = ? for update")
                .param(member.value()).query((row, _) -> UtcColumn.get(row, "asked_at")).optional()
                .filter(asked -> clock.instant().isBefore(asked.plus(LASTS))).isPresent();
    }
}
