package home.tell;

import java.time.Instant;

import home.rebuild.ReadModel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** Keeps how many points a member has: after the newest movement of them, in whatever order they are told. */
@Service
class KeepPoints {
    private final JdbcClient jdbc;
    private final ForgetMember forget;

    KeepPoints(JdbcClient jdbc, ForgetMember forget) {
        this.jdbc = jdbc;
        this.forget = forget;
    }

    @Transactional
    void moved(Tsid member, long balance, long sequence, Instant at) {
        // sequence last: an assignment sees what those before it have set.
        jdbc.sql("""
                insert into home_points (member_id, balance, sequence, as_of)
                values (:member, :balance, :sequence, :at)
                on duplicate key update balance = if(sequence < :sequence, :balance, balance),
                    as_of = if(sequence < :sequence, :at, as_of), sequence = greatest(sequence, :sequence)""")
                .param("member", member.value()).param("balance", balance).param("sequence", sequence)
                .param("at", UtcColumn.of(at)).update();
        forget.forgetIfLeft(member, ReadModel.POINTS);
    }
}
