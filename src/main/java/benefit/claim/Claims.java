package benefit.claim;

import java.time.Instant;
import java.time.LocalDate;

import benefit.grant.GrantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** Which rewards were claimed: each once. */
@Repository
class Claims {
    private final JdbcClient jdbc;

    Claims(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether nobody had claimed it. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean add(Tsid member, LocalDate day, int steps, GrantId grant, Instant now) {
        return jdbc
                .sql("""
                        insert ignore into benefit_claim (member_id, day, steps, grant_id, claimed_at) values (?, ?, ?, ?, ?)""")
                .params(member.value(), day, steps, grant.value(), UtcColumn.of(now)).update() == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void forget(Tsid member) {
        jdbc.sql("delete from benefit_claim where member_id = ?").param(member.value()).update();
    }
}
