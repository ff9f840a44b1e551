package member.leaving;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import member.person.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.time.UtcColumn;

/** Requests to leave, and what the modules answered. */
@Repository
class Leaves {
    private final JdbcClient jdbc;

    Leaves(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    enum State {
        WAITING, BLOCKED, LEFT
    }

    record Leave(LeaveId id, MemberId memberId, State state, Instant requestedAt) {}

    /** @param reason a code of the module's; null when cleared */
    record Answer(String module, boolean cleared, @Nullable String reason) {}

    @Transactional(propagation = Propagation.MANDATORY)
    void add(LeaveId id, MemberId member, Instant now) {
        jdbc.sql("""
                insert into member_leave (id, member_id, state, requested_at, asked_at)
                values (?, ?, 'WAITING', ?, ?)""")
                .params(id.value(), member.value(), UtcColumn.of(now), UtcColumn.of(now)).update();
    }

    /** One answers at a time. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Leave> lock(LeaveId id) {
        return jdbc.sql("select id, member_id, state, requested_at from member_leave where id = ? for update")
                .params(id.value()).query(this::leave).optional();
    }

    @Transactional(readOnly = true)
    public Optional<Leave> newest(MemberId member) {
        return jdbc.sql("""
                select id, member_id, state, requested_at from member_leave where member_id = ?
                order by id desc limit 1""").params(member.value()).query(this::leave).optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void answer(LeaveId id, Answer answer, Instant at) {
        jdbc.sql("""
                insert into member_leave_answer (leave_id, module, cleared, reason, answered_at) values (?, ?, ?, ?, ?)
                on duplicate key update cleared = if(answered_at <= ?, ?, cleared),
                    reason = if(answered_at <= ?, ?, reason), answered_at = greatest(answered_at, ?)""")
                .param(id.value()).param(answer.module()).param(answer.cleared()).param(answer.reason())
                .param(UtcColumn.of(at)).param(UtcColumn.of(at)).param(answer.cleared()).param(UtcColumn.of(at))
                .param(answer.reason()).param(UtcColumn.of(at)).update();
    }

    @Transactional(readOnly = true)
    public List<Answer> answers(LeaveId id) {
        return jdbc.sql("select module, cleared, reason from member_leave_answer where leave_id = ? order by module")
                .params(id.value()).query((row, number) -> new Answer(row.getString("module"),
                        row.getBoolean("cleared"), row.getString("reason")))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void decide(LeaveId id, State state, Instant now) {
        jdbc.sql("update member_leave set state = ?, decided_at = ? where id = ?")
                .params(state.name(), UtcColumn.of(now), id.value()).update();
    }

    /** Waiting ones that were asked before {@code before}, locked; those that others hold are left to them. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Leave> unanswered(Instant before) {
        return jdbc.sql("""
                select id, member_id, state, requested_at from member_leave where state = 'WAITING' and asked_at < ?
                order by asked_at limit 100 for update skip locked""").params(UtcColumn.of(before))
                .query(this::leave).list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void asked(LeaveId id, Instant now) {
        jdbc.sql("update member_leave set asked_at = ? where id = ?").params(UtcColumn.of(now), id.value()).update();
    }

    private Leave leave(ResultSet row, int number) throws SQLException {
        return new Leave(new LeaveId(row.getLong("id")), new MemberId(row.getLong("member_id")),
                State.valueOf(row.getString("state")), UtcColumn.get(row, "requested_at"));
    }
}
