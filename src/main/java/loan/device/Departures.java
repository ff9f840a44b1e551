package loan.device;

import java.time.Clock;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.time.UtcColumn;

/**
 * Who has left. Whoever writes what must go with its member asks here afterwards: of a writing and a leaving at the same
 * time, either the leaving finds the row and waits for it, or the writer finds the leaving and waits for that.
 */
@Component
public class Departures {
    private final JdbcClient jdbc;
    private final Clock clock;

    Departures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Comes first when a member has left: what is to be erased is looked for after it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(Tsid member) {
        jdbc.sql("""
                insert into loan_departure (member_id, heard_at) values (?, ?)
                on duplicate key update heard_at = heard_at
                """).params(member.value(), UtcColumn.of(clock.instant())).update();
    }

    /** Whether the member has left, by the end of the current transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean has(Tsid member) {
        return jdbc.sql("select member_id from loan_departure where member_id = ? for update").param(member.value())
                .query(Long.class).optional().isPresent();
    }
}
