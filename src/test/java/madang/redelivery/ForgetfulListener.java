package madang.redelivery;

import member.events.MemberJoined;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.modulith.events.ApplicationModuleListener;

/**
 * A listener as it must not be: a replayed event counts again, because no unique key stands against it. The harness has to
 * see it.
 */
class ForgetfulListener {
    static final String FIXTURE = "fixture.";

    private final JdbcTemplate jdbc;
    private volatile boolean counts;

    ForgetfulListener(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        jdbc.execute("create table if not exists fixture_joined (member_id bigint)");
    }

    void beginToCount() {
        counts = true;
    }

    @ApplicationModuleListener(id = "fixture.forgetful")
    void on(MemberJoined event) {
        if (counts) {
            jdbc.update("insert into fixture_joined values (?)", event.memberId().value());
        }
    }
}
