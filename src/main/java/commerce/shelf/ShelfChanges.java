package commerce.shelf;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import platform.time.UtcColumn;

/** What changed of what buyers are shown. Triggers write it, each in the transaction that made the change. */
@Repository
class ShelfChanges {
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int PRUNED = 10_000;
    private static final int GAPS_A_STATEMENT = 50;

    private final JdbcClient jdbc;
    private final Clock clock;

    ShelfChanges(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The largest number so far; 0 when there is none. */
    @Transactional(readOnly = true)
    long last() {
        return jdbc.sql("select coalesce(max(id), 0) from commerce_shelf_change").query(Long.class).single();
    }

    /** Those behind a number. */
    @Transactional(readOnly = true)
    List<ShelfChange> after(long id, int most) {
        return jdbc.sql("select id, kind, subject_id from commerce_shelf_change where id > ? order by id limit ?")
                .params(id, most).query(ShelfChanges::change).list();
    }

    /** Those that have come into gaps. */
    @Transactional(readOnly = true)
    List<ShelfChange> within(List<ReadPosition.Gap> gaps, int most) {
        List<ShelfChange> found = new ArrayList<>();
        for (int from = 0; from < gaps.size() && found.size() < most; from += GAPS_A_STATEMENT) {
            List<ReadPosition.Gap> part = gaps.subList(from, Math.min(gaps.size(), from + GAPS_A_STATEMENT));
            List<Object> bounds = new ArrayList<>();
            part.forEach(gap -> Collections.addAll(bounds, gap.first(), gap.last()));
            found.addAll(jdbc.sql("select id, kind, subject_id from commerce_shelf_change where "
                    + String.join(" or ", Collections.nCopies(part.size(), "id between ? and ?"))
                    + " order by id limit ?")
                    .params(bounds).param(most - found.size()).query(ShelfChanges::change).list());
        }
        return found;
    }

    /** Says that everything is to be read anew, to all instances. */
    @Transactional
    void addAll() {
        jdbc.sql("insert into commerce_shelf_change (kind, subject_id, changed_at) values ('ALL', 0, ?)")
                .param(UtcColumn.of(clock.instant())).update();
    }

    /** Throws away some of the oldest, when they are a day old; whether there may be more. */
    @Transactional
    boolean prune() {
        LocalDateTime old = UtcColumn.of(clock.instant().minus(KEPT));
        return jdbc.sql("select id, changed_at from commerce_shelf_change order by id limit 1 offset " + PRUNED)
                .query((row, number) -> row.getObject("changed_at", LocalDateTime.class).isBefore(old)
                        ? row.getLong("id")
                        : null)
                .optional()
                .filter(id -> jdbc.sql("delete from commerce_shelf_change where id < ?").param(id).update() > 0)
                .isPresent();
    }

    private static ShelfChange change(ResultSet row, int number) throws SQLException {
        return new ShelfChange(row.getLong("id"), ShelfChange.Kind.valueOf(row.getString("kind")),
                row.getLong("subject_id"));
    }
}
