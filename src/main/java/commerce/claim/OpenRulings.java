package commerce.claim;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import platform.database.Queries;

/** Rulings that are proposed. */
@Queries
class OpenRulings {
    private final JdbcClient jdbc;

    OpenRulings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that wait about subjects with greater numbers than {@code after}, in the order of these. */
    public List<Ruling> after(long after, int most) {
        return jdbc.sql(Rulings.OPEN + "and open_subject > ? order by open_subject limit ?").params(after, most)
                .query(Rulings::ruling).list();
    }
}
