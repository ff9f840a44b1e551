package benefit.ops;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import platform.time.UtcColumn;

/** The programmes in figures, and the grants that are not as they should be. */
@Repository
class ProgrammeFigures {
    static final String LATE = """
            select g.id, p.code, g.points, g.granted_at, g.told from benefit_grant g
            join benefit_programme p on p.id = g.programme_id
            where g.state = 'PENDING' and g.granted_at < ? order by g.granted_at limit ?""";
    static final String REFUSED = """
            select g.id, p.code, g.points, g.granted_at, g.refusal from benefit_grant g
            join benefit_programme p on p.id = g.programme_id
            where g.state = 'REFUSED' order by g.granted_at desc limit ?""";

    private final JdbcClient jdbc;

    ProgrammeFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A programme.
     *
     * @param ordered won on their way: pay has not booked them yet
     * @param pending grants that pay has not answered yet
     */
    public record Line(String code, long budget, long spent, long ordered, long pending) {
        /** What may still be given away. */
        public long left() {
            return budget - spent;
        }

        /** How much of the budget is given away, in whole percent; 0 without one. */
        public long percent() {
            return budget == 0 ? 0 : spent * 100 / budget;
        }
    }

    /** A grant: how often pay was told of one that waits, why pay refused one that was refused. */
    public record Odd(String id, String code, long points, Instant grantedAt, int told, @Nullable String refusal) {}

    @Transactional(readOnly = true)
    public List<Line> programmes() {
        return jdbc.sql("""
                select p.code, p.budget, p.spent,
                    (select coalesce(sum(f.amount), 0) from benefit_funding f
                        where f.state = 'ORDERED' and f.programme_id = p.id) ordered,
                    (select count(*) from benefit_grant g where g.state = 'PENDING' and g.programme_id = p.id) pending
                from benefit_programme p order by p.id""")
                .query((row, number) -> new Line(row.getString("code"), row.getLong("budget"), row.getLong("spent"),
                        row.getLong("ordered"), row.getLong("pending")))
                .list();
    }

    /** Grants that wait since before a time, the oldest first. */
    @Transactional(readOnly = true)
    public List<Odd> pendingSince(Instant before, int most) {
        return jdbc.sql(LATE).params(UtcColumn.of(before), most)
                .query((row, number) -> new Odd(row.getString("id"), row.getString("code"), row.getLong("points"),
                        UtcColumn.get(row, "granted_at"), row.getInt("told"), null))
                .list();
    }

    /** Grants that pay refused, the newest first. */
    @Transactional(readOnly = true)
    public List<Odd> refused(int most) {
        return jdbc.sql(REFUSED).param(most)
                .query((row, number) -> new Odd(row.getString("id"), row.getString("code"), row.getLong("points"),
                        UtcColumn.get(row, "granted_at"), 0, row.getString("refusal")))
                .list();
    }
}
