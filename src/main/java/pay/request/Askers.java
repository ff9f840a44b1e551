package pay.request;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** One row for each who ever asked: locked by whoever asks, so that what an asker may have open is counted by one at a time. */
@Component
class Askers {
    private final JdbcTemplate jdbc;

    Askers(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(Tsid member) {
        jdbc.update("insert into pay_asker (member_id) values (?) on duplicate key update member_id = member_id",
                member.value());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(Tsid member) {
        jdbc.update("delete from pay_asker where member_id = ?", member.value());
    }
}
