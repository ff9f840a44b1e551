package pay.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** The files' rows. */
@Repository
class ReconFiles {
    static final String SELECT = "select id, source, day, revision, sha256, line_count, amount, status, begun_at, "
            + "finished_at from pay_recon_file ";

    private final JdbcClient jdbc;

    ReconFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Notes that a file is being loaded; whether nobody had noted this revision before.
     *
     * @param uploader who vouches for it; null when it came by the source's own way
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean begin(long id, DailyFile.Content content, @Nullable Tsid uploader, Instant now) {
        FileHead head = content.head();
        return jdbc
                .sql("""
                        insert ignore into pay_recon_file (id, source, day, revision, sha256, line_count, amount, status, begun_at,
                            uploaded_by)
                        values (?, ?, ?, ?, ?, ?, ?, 'LOADING', ?, ?)""")
                .params(Arrays.asList(id, head.source().name(), head.day(), head.revision(), content.sha256(),
                        content.count(), content.sum(), UtcColumn.of(now), uploader == null ? null : uploader.value()))
                .update() == 1;
    }

    /** The same file once more from the beginning, because whoever loaded it did not come to the end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void beginAnew(ReconFile file, DailyFile.Content content, @Nullable Tsid uploader, Instant now) {
        jdbc.sql("update pay_recon_file set sha256 = ?, line_count = ?, amount = ?, begun_at = ?, uploaded_by = ?"
                + " where id = ?")
                .params(Arrays.asList(content.sha256(), content.count(), content.sum(), UtcColumn.of(now),
                        uploader == null ? null : uploader.value(), file.id()))
                .update();
    }

    /** The same file from somebody else: nobody vouches for it alone any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void confirm(ReconFile file, @Nullable Tsid uploader) {
        jdbc.sql("update pay_recon_file set uploaded_by = null where id = ? and uploaded_by <> ?")
                .params(file.id(), uploader == null ? 0 : uploader.value()).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<ReconFile> lock(FileHead head) {
        return jdbc.sql(SELECT + "where source = ? and day = ? and revision = ? for update")
                .params(head.source().name(), head.day(), head.revision()).query(ReconFiles::of).optional();
    }

    /** Whether it is being loaded by who began it then; locked to the transaction's end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean isStillLoading(ReconFile file) {
        return jdbc.sql("select begun_at from pay_recon_file where id = ? and status = 'LOADING' for update")
                .param(file.id()).query((row, number) -> UtcColumn.get(row, "begun_at")).optional()
                .filter(file.begunAt()::equals).isPresent();
    }

    /** What counts for a source's day. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<ReconFile> lockCurrent(Source source, LocalDate day) {
        return jdbc.sql(SELECT + "where source = ? and day = ? and status = 'CURRENT' for update")
                .params(source.name(), day).query(ReconFiles::of).optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void end(ReconFile file, ReconFile.Status status, Instant now) {
        jdbc.sql("update pay_recon_file set status = ?, finished_at = ? where id = ?")
                .params(status.name(), UtcColumn.of(now), file.id()).update();
    }

    /** Of all that ever sent one. */
    @Transactional(readOnly = true)
    public List<Source> sources() {
        return jdbc.sql("select distinct source from pay_recon_file")
                .query((row, number) -> new Source(Objects.requireNonNull(row.getString("source")))).list();
    }

    static ReconFile of(ResultSet row, int number) throws SQLException {
        return new ReconFile(row.getLong("id"), new Source(row.getString("source")),
                Objects.requireNonNull(row.getObject("day", LocalDate.class)), row.getInt("revision"),
                row.getString("sha256"), row.getInt("line_count"), row.getLong("amount"),
                ReconFile.Status.valueOf(row.getString("status")), UtcColumn.get(row, "begun_at"),
                UtcColumn.find(row, "finished_at"));
    }
}
