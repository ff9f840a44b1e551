package pay.reconciliation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RowInsert;
import platform.id.Ids;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** The differences' rows. */
@Repository
class Differences {
    private final JdbcClient jdbc;
    private final RowInsert rows;
    private final Ids ids;

    Differences(JdbcClient jdbc, JdbcTemplate template, Ids ids) {
        this.jdbc = jdbc;
        this.rows = new RowInsert(template, "pay_recon_difference", "id", "file_id", "kind_of", "request_id", "kind",
                "line_no", "theirs", "ours", "days", "status", "found_at", "ended_at").passingOver();
        this.ids = ids;
    }

    /** Adds what is found in a file; what was found in it before is passed over. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(ReconFile file, List<Difference> found, Instant now) {
        List<@Nullable Object[]> values = new ArrayList<>(found.size());
        for (Difference each : found) {
            values.add(new @Nullable Object[]{ids.nextLong(), file.id(), each.kindOf().name(), each.request(),
                    each.kind(), each.line(), each.theirs(), each.ours(), each.days(), each.status().name(),
                    UtcColumn.of(now), each.status() == Difference.Status.SETTLED ? UtcColumn.of(now) : null});
        }
        rows.insert(values);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void remove(ReconFile file) {
        jdbc.sql("delete from pay_recon_difference where file_id = ?").param(file.id()).update();
    }

    /** What operators have said of a file that is replaced, they have said of the same in the new one; the rest of it is dropped. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void replace(ReconFile old, ReconFile by, Instant now) {
        jdbc.sql("""
                update pay_recon_difference n join pay_recon_difference o on o.file_id = :old and o.status = 'RESOLVED'
                    and o.kind_of = n.kind_of and o.request_id = n.request_id and o.kind = n.kind
                    and o.theirs <=> n.theirs and o.ours <=> n.ours
                set n.status = 'RESOLVED', n.ended_at = :now, n.resolved_by = o.resolved_by, n.note = o.note
                where n.file_id = :new and n.status in ('WAITING', 'OPEN')""").param("old", old.id())
                .param("new", by.id()).param("now", UtcColumn.of(now)).update();
        returnsAgain(old, by, now);
        jdbc.sql("""
                update pay_recon_difference set status = 'DROPPED', ended_at = ?
                where file_id = ? and status in ('WAITING', 'OPEN', 'SETTLED')""")
                .params(UtcColumn.of(now), old.id()).update();
    }

    /** What came back by the old file has been booked: it is not again, and where the new one does not have it, somebody must know. */
    private void returnsAgain(ReconFile old, ReconFile by, Instant now) {
        jdbc.sql("""
                update pay_recon_difference n join pay_recon_difference o on o.file_id = :old and o.status = 'SETTLED'
                    and o.kind_of = 'MISSING_HERE' and o.kind_of = n.kind_of and o.kind = 'RETURN' and o.kind = n.kind
                    and o.request_id = n.request_id and o.theirs = n.theirs
                set n.status = 'SETTLED', n.ended_at = :now where n.file_id = :new and n.status = 'OPEN'""")
                .param("old", old.id()).param("new", by.id()).param("now", UtcColumn.of(now)).update();
        add(by, jdbc.sql("""
                select o.request_id, o.theirs from pay_recon_difference o
                where o.file_id = :old and o.status = 'SETTLED' and o.kind_of = 'MISSING_HERE' and o.kind = 'RETURN'
                    and not exists (select 1 from pay_recon_difference n where n.file_id = :new and n.kind = 'RETURN'
                        and n.request_id = o.request_id and n.theirs = o.theirs)""").param("old", old.id())
                .param("new", by.id())
                .query((row, number) -> new Difference(DifferenceKind.MISSING_THERE, row.getLong("request_id"),
                        "RETURN", 0, null, row.getLong("theirs"), 0, Difference.Status.OPEN))
                .list(), now);
    }

    /**
     * What this file and one of another day have: carried out twice, whichever came first. Where that day's was taken for late,
     * it is an operator's now.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void findTwice(ReconFile file, Instant now) {
        List<Difference> twice = jdbc.sql("""
                select l.request_id, l.kind, l.line_no, l.amount from pay_recon_line l
                where l.file_id = :file and exists (select 1 from pay_recon_line p
                    join pay_recon_file f on f.id = p.file_id and f.status = 'CURRENT' and f.source = :source
                    where p.request_id = l.request_id and p.kind = l.kind and p.file_id <> l.file_id)
                order by l.request_id, l.kind, l.line_no limit 10000""").param("file", file.id())
                .param("source", file.source().name())
                .query((row, number) -> new Difference(DifferenceKind.DUPLICATED, row.getLong("request_id"),
                        Objects.requireNonNull(row.getString("kind")), row.getInt("line_no"), row.getLong("amount"),
                        null, 0, Difference.Status.OPEN))
                .list();
        add(file, twice, now);
    }

    /** How many of a kind there are in a file, whatever their status. */
    record Count(DifferenceKind kind, int count) {}

    @Transactional(readOnly = true)
    public List<Count> counts(ReconFile file) {
        return jdbc.sql("select kind_of, count(*) from pay_recon_difference where file_id = ? group by kind_of")
                .param(file.id())
                .query((row, number) -> new Count(DifferenceKind.valueOf(row.getString(1)), row.getInt(2))).list();
    }

    /** An operator says what one is; whether it waited for that. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean resolve(Tsid id, Tsid by, String note, Instant now) {
        return jdbc.sql("""
                update pay_recon_difference set status = 'RESOLVED', ended_at = ?, resolved_by = ?, note = ?
                where id = ? and status = 'OPEN'""").params(UtcColumn.of(now), by.value(), note, id.value())
                .update() == 1;
    }
}
