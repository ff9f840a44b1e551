package commerce.settlement;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import platform.database.Queries;

/** Adjustments that are proposed. */
@Queries
class OpenAdjustments {
    private final JdbcClient jdbc;

    OpenAdjustments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that wait, the oldest first, newer than {@code after}. */
    public List<Adjustment> oldest(long after, int most) {
        return jdbc.sql(Adjustments.OPEN + "and id > ? order by id limit ?").params(after, most)
                .query(Adjustments::adjustment).list();
    }
}
