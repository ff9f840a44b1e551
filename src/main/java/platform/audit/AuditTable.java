package platform.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import platform.time.UtcColumn;

/** The statements on the audit log's tables. */
@Component
class AuditTable {
    private static final String ENTRY = "e.id, e.occurred_at, e.actor_kind, e.actor_id, e.action, e.subject_kind,"
            + " e.subject_id, e.details, e.source, e.trace_id, e.owner_id, e.seal";

    private final JdbcTemplate jdbc;
    private final AuditSeals seals;

    AuditTable(JdbcTemplate jdbc, AuditSeals seals) {
        this.jdbc = jdbc;
        this.seals = seals;
    }

    /** An entry with the seal it was stored with. */
    record SealedEntry(AuditEntry entry, String seal) {}

    /** A link, with its entry if that is still there. */
    record Link(long position, long entryId, String hash, @Nullable SealedEntry entry) {}

    /** The chain's end. */
    record Tail(long position, String hash) {
        static final Tail NONE = new Tail(0, AuditSeals.START);
    }

    void insert(AuditEntry entry) {
        jdbc.update("""
                insert into platform_audit_entry (id, occurred_at, actor_kind, actor_id, action, subject_kind,
                  subject_id, details, source, trace_id, owner_id, seal)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", entry.id(),
                UtcColumn.of(entry.occurredAt()), entry.actorKind(), entry.actorId(),
                entry.action(), entry.subjectKind(), entry.subjectId(), entry.details(), entry.source(),
                entry.traceId(), entry.ownerId(), seals.ofEntry(entry));
        jdbc.update("insert into platform_audit_pending (entry_id) values (?)", entry.id());
    }

    /** Whether this transaction may build: no other instance does. */
    boolean lockBuilder() {
        return !jdbc.queryForList("select id from platform_audit_builder where id = 1 for update skip locked",
                Integer.class).isEmpty();
    }

    Tail tail() {
        return jdbc.query("select position, hash from platform_audit_link order by position desc limit 1",
                (row, number) -> new Tail(row.getLong(1), row.getString(2))).stream().findFirst().orElse(Tail.NONE);
    }

    Optional<String> hashAt(long position) {
        return jdbc
                .query("select hash from platform_audit_link where position = ?", (row, number) -> row.getString(1),
                        position)
                .stream().findFirst();
    }

    List<SealedEntry> pending(int limit) {
        return jdbc.query("select " + ENTRY + " from platform_audit_pending p join platform_audit_entry e"
                + " on e.id = p.entry_id order by p.entry_id limit " + limit, AuditTable::entry);
    }

    void append(List<Link> links) {
        jdbc.batchUpdate("insert into platform_audit_link (position, entry_id, hash) values (?, ?, ?)",
                links.stream().map(link -> new Object[]{link.position(), link.entryId(), link.hash()}).toList());
        jdbc.batchUpdate("delete from platform_audit_pending where entry_id = ?",
                links.stream().map(link -> new Object[]{link.entryId()}).toList());
    }

    /** The links after a position in order, entries joined. */
    List<Link> linksAfter(long position, int limit) {
        return jdbc.query("select l.position, l.entry_id, l.hash, " + ENTRY + " from platform_audit_link l"
                + " left join platform_audit_entry e on e.id = l.entry_id where l.position > ? order by l.position"
                + " limit " + limit,
                (row, number) -> new Link(row.getLong("position"), row.getLong("entry_id"),
                        row.getString("hash"), row.getString("seal") == null ? null : entry(row, number)),
                position);
    }

    /** Entries that no transaction of ours can have left so: neither in the chain nor waiting for it. */
    List<Long> strayEntries(int limit) {
        return jdbc.query("select e.id from platform_audit_entry e"
                + " left join platform_audit_link l on l.entry_id = e.id"
                + " left join platform_audit_pending p on p.entry_id = e.id"
                + " where l.entry_id is null and p.entry_id is null limit " + limit,
                (row, number) -> row.getLong(1));
    }

    /** What waits for the chain although its entry is gone. */
    List<Long> strayPending(int limit) {
        return jdbc.query("select p.entry_id from platform_audit_pending p"
                + " left join platform_audit_entry e on e.id = p.entry_id where e.id is null limit " + limit,
                (row, number) -> row.getLong(1));
    }

    private static SealedEntry entry(ResultSet row, int number) throws SQLException {
        return new SealedEntry(new AuditEntry(row.getLong("id"),
                row.getObject("occurred_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getString("actor_kind"), row.getObject("actor_id", Long.class), row.getString("action"),
                row.getString("subject_kind"), row.getString("subject_id"), row.getString("details"),
                row.getString("source"), row.getString("trace_id"), row.getObject("owner_id", Long.class)),
                row.getString("seal"));
    }
}
