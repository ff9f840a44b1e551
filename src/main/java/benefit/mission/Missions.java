package benefit.mission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import benefit.grant.GrantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** Missions, and how far members are with them. */
@Repository
class Missions {
    private final JdbcClient jdbc;
    private final RowInsert begun;
    private final RowInsert deeds;
    private final RowInsert progress;

    Missions(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.begun = new RowInsert(template, "benefit_mission_progress", "member_id", "mission_id", "done")
                .whereTaken("done = done");
        this.deeds = new RowInsert(template, "benefit_mission_deed", "mission_id", "reference", "member_id");
        this.progress = new RowInsert(template, "benefit_mission_progress", "member_id", "mission_id", "done",
                "completed_at").whereTaken(
                        "done = values(done), completed_at = coalesce(values(completed_at), completed_at)");
    }

    /** Those that ask for such deeds. */
    @Transactional(readOnly = true)
    public List<Mission> asking(Deed.Occasion deed) {
        return jdbc.sql("""
                select id, goal, points, title_ko from benefit_mission
                where deed = ? and valid_from <= ? and (valid_until is null or valid_until >= ?) order by id""")
                .params(deed.kind().name(), deed.day(), deed.day()).query(Missions::mission).list();
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

    /** How far their members are with what these count for, not at all included. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Progress.Key, Progress> progress(Collection<Count> counts) {
        Map<Progress.Key, Progress> all = new TreeMap<>();
        counts.forEach(count -> all.put(count.progress(),
                new Progress(count.deed().member(), count.mission(), 0, null)));
        jdbc.sql("""
                select member_id, mission_id, done from benefit_mission_progress
                where member_id in (:members) and mission_id in (:missions)""")
                .param("members", all.keySet().stream().map(Progress.Key::member).distinct().toList())
                .param("missions", all.keySet().stream().map(Progress.Key::mission).distinct().toList())
                .query(row -> {
                    int done = row.getInt("done");
                    all.computeIfPresent(new Progress.Key(row.getLong("member_id"), row.getLong("mission_id")),
                            (_, none) -> new Progress(none.member(), none.mission(), done, null));
                });
        return all;
    }

    /** The same, and nobody else changes it before the transaction's end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Progress.Key, Progress> lock(Collection<Count> counts) {
        begun.insert(counts.stream().map(Count::progress).distinct().sorted()
                .map(key -> new @Nullable Object[]{key.member(), key.mission(), 0}).toList());
        return progress(counts);
    }

    /** Adds those that were not counted before, each once, and returns them; what they count for is locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Count> add(Collection<Count> counts) {
        Set<Count.Key> known = new HashSet<>(jdbc.sql("""
                select mission_id, reference from benefit_mission_deed
                where mission_id in (:missions) and reference in (:references)""")
                .param("missions", counts.stream().map(count -> count.mission().id().value()).distinct().toList())
                .param("references", counts.stream().map(count -> count.deed().reference().value()).distinct().toList())
                .query((row, _) -> new Count.Key(row.getLong("mission_id"), row.getLong("reference"))).list());
        List<Count> added = counts.stream().filter(count -> known.add(count.key())).toList();
        deeds.insert(added.stream().map(count -> new @Nullable Object[]{count.mission().id().value(),
                count.deed().reference().value(), count.deed().member().value()}).toList());
        return added;
    }

    /** Keeps how far they are now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Collection<Progress> all) {
        progress.insert(all.stream().map(each -> {
            Instant completed = each.completedAt();
            return new @Nullable Object[]{each.member().value(), each.mission().id().value(), each.done(),
                    completed == null ? null : UtcColumn.of(completed)};
        }).toList());
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
