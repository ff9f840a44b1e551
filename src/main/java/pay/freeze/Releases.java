package pay.freeze;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** Members whose freeze was lifted and of whose suspense not everything is in the wallet yet. */
@Repository
class Releases {
    private final JdbcClient jdbc;

    Releases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes whether something is left of a member's, whose wallet is locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(Tsid member, boolean more) {
        jdbc.sql(more
                ? "insert ignore into pay_suspense_release (member_id) values (?)"
                : "delete from pay_suspense_release where member_id = ?").param(member.value()).update();
    }

    /** Some of them. */
    @Transactional(readOnly = true)
    public List<Tsid> begun(int most) {
        return jdbc.sql("select member_id from pay_suspense_release order by member_id limit ?").param(most)
                .query((row, _) -> new Tsid(row.getLong(1))).list();
    }
}
