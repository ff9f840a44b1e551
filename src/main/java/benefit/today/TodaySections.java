package benefit.today;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import benefit.attendance.AttendancePolicy;
import benefit.grant.GrantState;
import benefit.mission.MissionId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** Each section of today by one query. */
@Repository
class TodaySections {
    private final JdbcClient jdbc;

    TodaySections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A rung; {@code state} is that of its reward's points, null while it is not claimed. */
    record LadderRung(int steps, long points, @Nullable GrantState state) {}

    /**
     * Attendance.
     *
     * @param today days in a row, today included; 0 when not checked in yet
     * @param yesterday days in a row up to yesterday
     * @param state of today's points; null when not checked in yet
     */
    record Attendance(AttendancePolicy policy, int today, int yesterday, @Nullable GrantState state) {}

    /** A mission; {@code state} is that of its reward's points, null while it is not claimed. */
    record MissionLine(MissionId id, String code, String titleKo, String titleEn, int goal, int done, long points,
            @Nullable GrantState state) {}

    @Transactional(propagation = Propagation.MANDATORY)
    List<LadderRung> ladder(Tsid member, LocalDate day) {
        return jdbc.sql("""
                select r.steps, r.points, g.state from benefit_rung r
                left join benefit_claim c on c.member_id = :member and c.day = :day and c.steps = r.steps
                left join benefit_grant g on g.id = c.grant_id
                where r.valid_from = (select max(valid_from) from benefit_rung where valid_from <= :day)
                order by r.steps""").param("member", member.value()).param("day", day)
                .query((row, number) -> new LadderRung(row.getInt("steps"), row.getLong("points"), state(row)))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Attendance attendance(Tsid member, LocalDate day) {
        return jdbc
                .sql("""
                        select p.points, p.bonus_every, p.bonus_points, coalesce(t.streak, 0) today,
                            coalesce(y.streak, 0) yesterday, g.state
                        from benefit_attendance_policy p
                        left join benefit_attendance t on t.member_id = :member and t.day = :day
                        left join benefit_attendance y on y.member_id = :member and y.day = :yesterday
                        left join benefit_grant g on g.id = t.grant_id
                        where p.valid_from = (select max(valid_from) from benefit_attendance_policy where valid_from <= :day)""")
                .param("member", member.value()).param("day", day).param("yesterday", day.minusDays(1))
                .query((row, number) -> new Attendance(
                        new AttendancePolicy(row.getLong("points"), row.getInt("bonus_every"),
                                row.getLong("bonus_points")),
                        row.getInt("today"), row.getInt("yesterday"), state(row)))
                .single();
    }

    /** Those that can be done today, and those that are done. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<MissionLine> missions(Tsid member, LocalDate day) {
        return jdbc.sql("""
                select m.id, m.code, m.title_ko, m.title_en, m.goal, coalesce(p.done, 0) done, m.points, g.state
                from benefit_mission m
                left join benefit_mission_progress p on p.member_id = :member and p.mission_id = m.id
                left join benefit_grant g on g.id = p.grant_id
                where m.valid_from <= :day
                    and (m.valid_until is null or m.valid_until >= :day or p.completed_at is not null)
                order by m.id""").param("member", member.value()).param("day", day)
                .query((row, number) -> new MissionLine(new MissionId(row.getLong("id")), row.getString("code"),
                        row.getString("title_ko"), row.getString("title_en"), row.getInt("goal"), row.getInt("done"),
                        row.getLong("points"), state(row)))
                .list();
    }

    /** Points granted on that day, by state. */
    @Transactional(propagation = Propagation.MANDATORY)
    Map<GrantState, Long> points(Tsid member, LocalDate day) {
        Map<GrantState, Long> points = new EnumMap<>(GrantState.class);
        jdbc.sql("select state, sum(points) total from benefit_grant where member_id = ? and day = ? group by state")
                .params(member.value(), day).query(row -> {
                    points.put(GrantState.valueOf(row.getString("state")), row.getLong("total"));
                });
        return points;
    }

    private static @Nullable GrantState state(ResultSet row) throws SQLException {
        String state = row.getString("state");
        return state == null ? null : GrantState.valueOf(state);
    }
}
