package platform.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.time.UtcColumn;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the log says about the things of one owner. */
@Component
public class AuditTrail {
    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {
    };

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AuditTrail(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * One act.
     *
     * @param source the network address that it was asked for from; null: nobody asked
     */
    public record Act(long id, Instant at, Actor by, String action, String subjectKind, String subjectId,
            Map<String, String> details, @Nullable String source) {}

    /** Who did it, as it is stored; without an id, the system itself. */
    public record Actor(AuditActor.Kind kind, @Nullable Tsid id) {
        private @Nullable Long number() {
            return id == null ? null : id.value();
        }
    }

    /**
     * What is looked for.
     *
     * @param from the smallest id
     * @param before larger than each id
     * @param action null: whatever was done
     * @param actors one of these; null: whoever did it
     */
    public record Search(long from, long before, @Nullable String action, @Nullable Collection<Actor> actors) {}

    /** Up to {@code most}, latest first. */
    @Transactional(readOnly = true)
    public List<Act> of(Tsid owner, Search search, int most) {
        StringBuilder sql = new StringBuilder("""
                select id, occurred_at, actor_kind, actor_id, action, subject_kind, subject_id, details, source
                from platform_audit_entry where owner_id = ? and id >= ? and id < ?""");
        List<@Nullable Object> values = new ArrayList<>(List.of(owner.value(), search.from(), search.before()));
        String action = search.action();
        if (action != null) {
            sql.append(" and action = ?");
            values.add(action);
        }
        Collection<Actor> actors = search.actors();
        if (actors != null) {
            if (actors.isEmpty()) {
                return List.of();
            }
            sql.append(" and (").append(
                    String.join(" or ", Collections.nCopies(actors.size(), "actor_kind = ? and actor_id <=> ?")))
                    .append(')');
            actors.forEach(actor -> {
                values.add(actor.kind().name());
                values.add(actor.number());
            });
        }
        values.add(most);
        return jdbc.sql(sql.append(" order by id desc limit ?").toString()).params(values).query(this::act).list();
    }

    /** What has been done, each once. */
    @Transactional(readOnly = true)
    public List<String> actions(Tsid owner) {
        return jdbc.sql("select distinct action from platform_audit_entry where owner_id = ?").param(owner.value())
                .query((row, number) -> row.getString("action")).list();
    }

    /** Who has done something, each once. */
    @Transactional(readOnly = true)
    public List<Actor> actors(Tsid owner) {
        return jdbc.sql("select distinct actor_kind, actor_id from platform_audit_entry where owner_id = ?")
                .param(owner.value()).query((row, number) -> actor(row)).list();
    }

    private Act act(ResultSet row, int number) throws SQLException {
        return new Act(row.getLong("id"), UtcColumn.get(row, "occurred_at"), actor(row), row.getString("action"),
                row.getString("subject_kind"), row.getString("subject_id"),
                json.readValue(row.getString("details"), DETAILS), row.getString("source"));
    }

    private static Actor actor(ResultSet row) throws SQLException {
        Long id = row.getObject("actor_id", Long.class);
        return new Actor(AuditActor.Kind.valueOf(row.getString("actor_kind")), id == null ? null : new Tsid(id));
    }
}
