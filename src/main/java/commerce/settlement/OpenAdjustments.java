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

    /** Those that wait, the oldest first. */
    public List<Adjustment> oldest(int most) {
        return jdbc.sql(Adjustments.OPEN + "order by id limit ?").param(most).query(Adjustments::adjustment).list();
    }
}
