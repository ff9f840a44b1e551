package benefit.step;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** Minutes and days of steps. */
@Repository
class StepDays {
    static final String PAGE = """
            select day, steps from benefit_step_day where member_id = ? and day < ? order by day desc limit ?""";

    private final JdbcClient jdbc;

    StepDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A day as it was before: what counted, and the highest rung that was told. */
    record Kept(int steps, int rung) {}

    /**
     * Opens the days and keeps others from counting them until the transaction's end: of two batches of one member, the
     * second sees the minutes of the first.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Map<LocalDate, Kept> lock(Tsid member, Collection<LocalDate> days, Instant now) {
        List<Object> rows = new ArrayList<>();
        days.stream().sorted().forEach(day -> Collections.addAll(rows, member.value(), day, UtcColumn.of(now)));
        jdbc.sql("insert into benefit_step_day (member_id, day, steps, rung, updated_at) values "
                + String.join(", ", Collections.nCopies(days.size(), "(?, ?, 0, 0, ?)"))
                + " on duplicate key update member_id = values(member_id)").params(rows).update();
        Map<LocalDate, Kept> kept = new LinkedHashMap<>();
        jdbc.sql(
                "select day, steps, rung from benefit_step_day where member_id = :member and day in (:days) for update")
                .param("member", member.value()).param("days", days)
                .query(row -> {
                    kept.put(row.getObject("day", LocalDate.class), new Kept(row.getInt("steps"), row.getInt("rung")));
                });
        return kept;
    }

    /** One statement, however many there are. */
    @Transactional(propagation = Propagation.MANDATORY)
    void addMinutes(Tsid member, SortedMap<LocalDate, SortedMap<Integer, Integer>> minutes) {
        List<Object> rows = new ArrayList<>();
        minutes.forEach((day, steps) -> steps
                .forEach((minute, count) -> Collections.addAll(rows, day, member.value(), minute, count)));
        jdbc.sql("insert into benefit_step_minute (day, member_id, minute, steps) values "
                + String.join(", ", Collections.nCopies(rows.size() / 4, "(?, ?, ?, ?)"))
                + " on duplicate key update steps = greatest(steps, values(steps))").params(rows).update();
    }

    /** What the minutes of a member's days add up to. */
    @Transactional(propagation = Propagation.MANDATORY)
    Map<LocalDate, Long> sums(Tsid member, Collection<LocalDate> days) {
        Map<LocalDate, Long> sums = new LinkedHashMap<>();
        jdbc.sql("""
                select day, sum(steps) total from benefit_step_minute where day in (:days) and member_id = :member
                group by day""").param("days", days).param("member", member.value())
                .query(row -> {
                    sums.put(row.getObject("day", LocalDate.class), row.getLong("total"));
                });
        return sums;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void count(Tsid member, LocalDate day, Kept counted, Instant now) {
        jdbc.sql("update benefit_step_day set steps = ?, rung = ?, updated_at = ? where member_id = ? and day = ?")
                .params(counted.steps(), counted.rung(), UtcColumn.of(now), member.value(), day).update();
    }

    /** What counts of a day; 0 when nothing was told of it. */
    @Transactional(readOnly = true)
    public int steps(Tsid member, LocalDate day) {
        return jdbc.sql("select steps from benefit_step_day where member_id = ? and day = ?")
                .params(member.value(), day).query(Integer.class).optional().orElse(0);
    }

    /** Days before one, newest first. */
    @Transactional(readOnly = true)
    public List<StepDay> before(Tsid member, LocalDate day, int most) {
        return jdbc.sql(PAGE).params(member.value(), day, most)
                .query((row, number) -> new StepDay(row.getObject("day", LocalDate.class), row.getInt("steps")))
                .list();
    }

    /** Erases a member's days; which there were. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<LocalDate> forget(Tsid member) {
        List<LocalDate> days = jdbc.sql("select day from benefit_step_day where member_id = ? for update")
                .param(member.value()).query((row, number) -> row.getObject("day", LocalDate.class)).list();
        if (!days.isEmpty()) {
            jdbc.sql("delete from benefit_step_minute where day in (:days) and member_id = :member")
                    .param("days", days).param("member", member.value()).update();
            jdbc.sql("delete from benefit_step_day where member_id = ?").param(member.value()).update();
        }
        return days;
    }

    /** Deletes minutes of days that nothing is taken for any more, so many at most; how many there were. */
    @Transactional(propagation = Propagation.MANDATORY)
    int deleteMinutesBefore(LocalDate day, int most) {
        int phones = jdbc.sql("delete from benefit_step_phone where day < ? order by day limit ?").params(day, most)
                .update();
        return Math.max(phones, jdbc.sql("delete from benefit_step_minute where day < ? order by day limit ?")
                .params(day, most).update());
    }
}
