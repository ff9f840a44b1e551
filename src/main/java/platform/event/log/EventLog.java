package platform.event.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import platform.database.RowInsert;
import platform.database.RowsAtCommit;
import platform.event.DomainEvent;
import platform.event.EventJournal;
import platform.time.UtcColumn;
import platform.trace.Traces;

/** The append-only log of all events, in the order of their ids. */
@Component
@Order(0)
public class EventLog implements EventJournal {
    /** What {@link #map} reads. */
    public static final String COLUMNS = "id, type, version, aggregate_id, body, occurred_at, trace_id";

    private final JdbcTemplate jdbc;
    private final EventKinds kinds;
    private final EventJson json;
    private final Traces traces;
    private final RowInsert rows;

    EventLog(JdbcTemplate jdbc, EventKinds kinds, EventJson json, Traces traces) {
        this.jdbc = jdbc;
        this.kinds = kinds;
        this.json = json;
        this.traces = traces;
        this.rows = new RowInsert(jdbc, "platform_event_log", "id", "type", "version", "module", "aggregate_id", "body",
                "occurred_at", "trace_id");
    }

    @Override
    public void append(DomainEvent event) {
        EventKind kind = kinds.of(event.getClass());
        RowsAtCommit.add(rows, event.eventId().value(), kind.type(), kind.version(), kind.module(),
                kind.aggregateId(event), json.write(kind, event), UtcColumn.of(event.occurredAt()), traces.currentId());
    }

    /** The events with these ids, as far as they are in the log. */
    public List<LoggedEvent> find(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        String marks = String.join(",", Collections.nCopies(ids.size(), "?"));
        return jdbc.query("select " + COLUMNS + " from platform_event_log where id in (" + marks + ")",
                (row, index) -> map(row), ids.toArray());
    }

    /** The event itself. */
    public DomainEvent read(LoggedEvent logged) {
        EventKind kind = kinds.named(logged.type())
                .orElseThrow(() -> new IllegalStateException("This version does not know " + logged.type()));
        return json.read(kind, logged.body());
    }

    /** The row that the current columns of {@code row} are. */
    public static LoggedEvent map(ResultSet row) throws SQLException {
        return new LoggedEvent(row.getLong("id"), row.getString("type"), row.getInt("version"),
                row.getLong("aggregate_id"), row.getString("body"), UtcColumn.get(row, "occurred_at"),
                row.getString("trace_id"));
    }
}
