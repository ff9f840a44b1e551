package benefit.mission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import benefit.grant.GrantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** Missions, and how far members are with them. */
@Repository
class Missions {
    private final JdbcClient jdbc;

    Missions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that count such deeds on that day. */
    @Transactional(readOnly = true)
    public List<Mission> counting(Deed.Kind kind, LocalDate day) {
        return jdbc.sql("""
                select id, goal, points, title_ko from benefit_mission
                where deed = ? and valid_from <= ? and (valid_until is null or valid_until >= ?) order by id""")
                .params(kind.name(), day, day).query(Missions::mission).list();
    }

    @Transactional(readOnly = true)
    public Optional<Mission> find(MissionId id) {
        return jdbc.sql("select id, goal, points, title_ko from benefit_mission where id = ?").param(id.value())
                .query(Missions::mission).optional();
    }

    /** A mission with what others are told of it besides. */
    record Offered(Mission mission, String code, String titleEn, LocalDate validFrom, @Nullable LocalDate validUntil) {}

    /** Those of which nobody was told; now they are. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Offered> takeUntold() {
        List<Offered> untold = jdbc.sql("""
                select id, goal, points, title_ko, code, title_en, valid_from, valid_until from benefit_mission
                where not told order by id for update skip locked""")
                .query((row, number) -> new Offered(mission(row, number), row.getString("code"),
                        row.getString("title_en"), row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_until", LocalDate.class)))
                .list();
        untold.forEach(each -> jdbc.sql("update benefit_mission set told = true where id = ?")
                .param(each.mission().id().value()).update());
        return untold;
    }

    /** Whether it was not counted for this mission before. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean addDeed(Mission mission, Deed deed) {
        return jdbc.sql("""
                insert ignore into benefit_mission_deed (mission_id, reference, member_id) values (?, ?, ?)""")
                .params(mission.id().value(), deed.reference().value(), deed.member().value()).update() == 1;
    }

    /** One more, unless the goal was reached before: beyond it nothing counts. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean advance(Mission mission, Deed deed) {
        jdbc.sql("""
                insert into benefit_mission_progress (member_id, mission_id, done) values (?, ?, 0)
                on duplicate key update done = done""").params(deed.member().value(), mission.id().value()).update();
        // done last: an assignment sees what those before it have set.
        return jdbc.sql("""
                update benefit_mission_progress
                set completed_at = if(done + 1 = :goal, :at, completed_at), done = done + 1
                where member_id = :member and mission_id = :mission and done < :goal""")
                .param("member", deed.member().value()).param("mission", mission.id().value())
                .param("goal", mission.goal()).param("at", UtcColumn.of(deed.at())).update() == 1;
    }

    /** How often the member did it, of what counts. */
    @Transactional(propagation = Propagation.MANDATORY)
    int done(Tsid member, MissionId mission) {
        return jdbc.sql("select done from benefit_mission_progress where member_id = ? and mission_id = ?")
                .params(member.value(), mission.value()).query(Integer.class).single();
    }

    /** Whether the mission was done and its reward not claimed yet; now it is. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean claim(Tsid member, MissionId mission, GrantId grant) {
        return jdbc.sql("""
                update benefit_mission_progress set grant_id = ?
                where member_id = ? and mission_id = ? and completed_at is not null and grant_id is null""")
                .params(grant.value(), member.value(), mission.value()).update() == 1;
    }

    @Transactional(readOnly = true)
    public boolean isClaimed(Tsid member, MissionId mission) {
        return jdbc.sql("""
                select 1 from benefit_mission_progress
                where member_id = ? and mission_id = ? and grant_id is not null""")
                .params(member.value(), mission.value()).query(Integer.class).optional().isPresent();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void forget(Tsid member) {
        jdbc.sql("delete from benefit_mission_deed where member_id = ?").param(member.value()).update();
        jdbc.sql("delete from benefit_mission_progress where member_id = ?").param(member.value()).update();
    }

    private static Mission mission(ResultSet row, int number) throws SQLException {
        return new Mission(new MissionId(row.getLong("id")), row.getInt("goal"), row.getLong("points"),
                row.getString("title_ko"));
    }
}
