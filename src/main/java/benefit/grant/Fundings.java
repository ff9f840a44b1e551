package benefit.grant;

import java.time.Instant;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** Money put behind programmes. */
@Repository
class Fundings {
    private final JdbcClient jdbc;

    Fundings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when it was ordered before. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean add(FundingId id, Programme programme, Won amount, Instant now) {
        try {
            jdbc.sql("""
                    insert into benefit_funding (id, programme_id, amount, state, ordered_at)
                    values (?, ?, ?, 'ORDERED', ?)""")
                    .params(id.value(), programme.id().value(), amount.amount(), UtcColumn.of(now)).update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** Whether pay had not booked it before. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean booked(Tsid id, Instant at) {
        return jdbc.sql("update benefit_funding set state = 'BOOKED', booked_at = ? where id = ? and state = 'ORDERED'")
                .params(UtcColumn.of(at), id.value()).update() == 1;
    }
}
