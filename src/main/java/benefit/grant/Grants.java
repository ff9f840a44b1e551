package benefit.grant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import benefit.events.PointsGranted;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** The grants of all members. */
@Repository
class Grants {
    static final String PAGE = """
            select id, programme_id, points, description, state, granted_at, settled_at, expires_at
            from benefit_grant force index (benefit_grant_by_member)
            where member_id = ? and id < ? order by id desc limit ?""";
    private static final String UNANSWERED = """
            select id, member_id, programme_id, points, description, granted_at, expires_at, told
            from benefit_grant where repeat_at <= ?\s""";

    private final JdbcClient jdbc;

    Grants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(PointsGranted told, LocalDate day, Instant repeatAt) {
        jdbc.sql("""
                insert into benefit_grant (id, member_id, programme_id, points, description, state, day, granted_at,
                    expires_at, repeat_at, told)
                values (?, ?, ?, ?, ?, 'PENDING', ?, ?, ?, ?, 1)""")
                .params(told.grantId().value(), told.memberId().value(), told.programmeId().value(), told.points(),
                        told.description(), day, UtcColumn.of(told.occurredAt()), UtcColumn.of(told.expiresAt()),
                        UtcColumn.of(repeatAt))
                .update();
    }

    /** Ends a grant that waits; whether it did. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean settle(GrantId id, GrantState state, @Nullable String refusal, Instant at) {
        return jdbc.sql("""
                update benefit_grant set state = ?, refusal = ?, settled_at = ?, repeat_at = null
                where id = ? and state = 'PENDING'""")
                .param(state.name()).param(refusal).param(UtcColumn.of(at)).param(id.value()).update() == 1;
    }

    @Transactional(readOnly = true)
    public Optional<Grant> find(Tsid member, GrantId id) {
        return jdbc.sql("""
                select id, programme_id, points, description, state, granted_at, settled_at, expires_at
                from benefit_grant where id = ? and member_id = ?""").params(id.value(), member.value())
                .query(Grants::grant).optional();
    }

    @Transactional(readOnly = true)
    public List<Grant> newest(Tsid member, long before, int most) {
        return jdbc.sql(PAGE).params(member.value(), before, most).query(Grants::grant).list();
    }

    /** A grant that pay has not answered, as it is told again. */
    record Unanswered(PointsGranted told, int times) {}

    /** Those whose time has come, locked; what others hold is left to them. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Unanswered> lockUnanswered(Instant now, int most) {
        return jdbc.sql(UNANSWERED + "order by repeat_at limit ? for update skip locked")
                .params(UtcColumn.of(now), most).query(Grants::unanswered).list();
    }

    /** The same grants, also those of which the rows cannot be read. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<GrantId> unanswered(Instant now, int most) {
        return jdbc.sql("select id from benefit_grant where repeat_at <= ? order by repeat_at limit ?")
                .params(UtcColumn.of(now), most).query((row, number) -> new GrantId(row.getLong("id"))).list();
    }

    /** Locks one of them, unless it is answered by now or another holds it. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Unanswered> lockUnanswered(GrantId id, Instant now) {
        return jdbc.sql(UNANSWERED + "and id = ? for update skip locked").params(UtcColumn.of(now), id.value())
                .query(Grants::unanswered).list();
    }

    /** Pay is told of it again then, if it does not answer before. */
    @Transactional(propagation = Propagation.MANDATORY)
    void putOff(GrantId id, Instant repeatAt) {
        jdbc.sql("update benefit_grant set repeat_at = ? where id = ? and repeat_at is not null")
                .params(UtcColumn.of(repeatAt), id.value()).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void toldAgain(Tsid id, Instant repeatAt) {
        jdbc.sql("update benefit_grant set told = told + 1, repeat_at = ? where id = ?")
                .params(UtcColumn.of(repeatAt), id.value()).update();
    }

    /** Takes out of the grants of a member who left what they were for; how many points a programme gave, stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    void forgetReasons(Tsid member) {
        jdbc.sql("update benefit_grant set description = '' where member_id = ?").param(member.value()).update();
    }

    private static Unanswered unanswered(ResultSet row, int number) throws SQLException {
        Tsid id = new Tsid(row.getLong("id"));
        return new Unanswered(
                new PointsGranted(id, UtcColumn.get(row, "granted_at"), id, new Tsid(row.getLong("member_id")),
                        new Tsid(row.getLong("programme_id")), Programme.of(row.getLong("programme_id")).name(),
                        row.getLong("points"), row.getString("description"), UtcColumn.get(row, "expires_at")),
                row.getInt("told"));
    }

    private static Grant grant(ResultSet row, int number) throws SQLException {
        return new Grant(new GrantId(row.getLong("id")), Programme.of(row.getLong("programme_id")),
                row.getLong("points"),
                row.getString("description"), GrantState.valueOf(row.getString("state")),
                UtcColumn.get(row, "granted_at"), UtcColumn.find(row, "settled_at"), UtcColumn.get(row, "expires_at"));
    }
}
