package benefit.attendance;

import java.time.Instant;
import java.time.LocalDate;

import benefit.grant.GrantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** Who checked in on which days, and what that is worth. */
@Repository
class Attendances {
    private final JdbcClient jdbc;

    Attendances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public AttendancePolicy policy(LocalDate day) {
        return jdbc.sql("""
                select points, bonus_every, bonus_points from benefit_attendance_policy
                where valid_from = (select max(valid_from) from benefit_attendance_policy where valid_from <= ?)""")
                .param(day).query(AttendancePolicy.class).single();
    }

    /** How many days in a row they had checked in up to this day; 0 when not on this day. */
    @Transactional(readOnly = true)
    public int streak(Tsid member, LocalDate day) {
        return jdbc.sql("select streak from benefit_attendance where member_id = ? and day = ?")
                .params(member.value(), day).query(Integer.class).optional().orElse(0);
    }

    /** Whether they had not checked in on that day. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean add(Tsid member, LocalDate day, int streak, GrantId grant, Instant now) {
        return jdbc.sql("""
                insert ignore into benefit_attendance (member_id, day, streak, grant_id, checked_in_at)
                values (?, ?, ?, ?, ?)""")
                .params(member.value(), day, streak, grant.value(), UtcColumn.of(now)).update() == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void forget(Tsid member) {
        jdbc.sql("delete from benefit_attendance where member_id = ?").param(member.value()).update();
    }
}
