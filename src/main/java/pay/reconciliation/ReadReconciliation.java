package pay.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import platform.database.Queries;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** The daily files that came, and what operators have to say of them. */
@Queries
class ReadReconciliation {
    private static final String OPEN = "select d.id, f.source, f.day, d.kind_of, d.request_id, d.kind, d.line_no, d.theirs, "
            + "d.ours, d.found_at, (select if(d.kind = 'DEPOSIT', l.reference, l.account) from pay_recon_line l "
            + "where d.kind in ('DEPOSIT', 'PAYOUT', 'FEE') and l.file_id = d.file_id "
            + "and l.request_id = d.request_id and l.kind = d.kind and l.line_no = d.line_no) theirs_of, "
            + "coalesce((select max(p.reference) from pay_deposit p where d.kind = 'DEPOSIT' and p.file_key = d.request_id), "
            + "(select concat(c.company, '-', c.number) from pay_card_payout c where c.kind = d.kind "
            + "and c.file_key = d.request_id)) ours_of from pay_recon_difference d join pay_recon_file f on f.id = d.file_id "
            + "where d.status = 'OPEN' and f.status = 'CURRENT' ";

    private final JdbcClient jdbc;

    ReadReconciliation(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest first. */
    public List<ReconFile> files(int most) {
        return jdbc.sql(ReconFiles.SELECT + "order by id desc limit ?").param(most).query(ReconFiles::of).list();
    }

    /**
     * One that waits for an operator.
     *
     * @param number the bank's of a deposit, the company's of a card company's payout; null of all else
     */
    record Open(Tsid id, String source, LocalDate day, DifferenceKind kindOf, long request, String kind, int line,
            @Nullable Long theirs, @Nullable Long ours, Instant foundAt, @Nullable String number) {
        /** By what the other side knows it. */
        public String name() {
            return number == null ? Long.toString(request) : number;
        }
    }

    /** Differences that wait longest. */
    public List<Open> oldest(int most) {
        return jdbc.sql(OPEN + "order by d.found_at, d.id limit ?").param(most)
                .query((row, number) -> new Open(new Tsid(row.getLong("id")),
                        Objects.requireNonNull(row.getString("source")),
                        Objects.requireNonNull(row.getObject("day", LocalDate.class)),
                        DifferenceKind.valueOf(row.getString("kind_of")), row.getLong("request_id"),
                        Objects.requireNonNull(row.getString("kind")), row.getInt("line_no"),
                        row.getObject("theirs", Long.class), row.getObject("ours", Long.class),
                        UtcColumn.get(row, "found_at"),
                        Optional.ofNullable(row.getString("theirs_of")).orElse(row.getString("ours_of"))))
                .list();
    }

    public long openCount() {
        return jdbc.sql("select count(*) from pay_recon_difference where status = 'OPEN'").query(Long.class).single();
    }
}
