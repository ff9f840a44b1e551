package pay.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.time.BusinessDays;
import platform.time.UtcColumn;

/**
 * Finds what differs between a file's lines and our books. The database compares; here comes what is not plainly the same, a
 * thousand at a time, so that no file is too large.
 */
@Component
class MatchFile {
    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Differences differences;
    private final ReconSettings settings;

    MatchFile(JdbcClient jdbc, TransactionTemplate transaction, Differences differences, ReconSettings settings) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.differences = differences;
        this.settings = settings;
    }

    /** A line with what we have of it. */
    private record Pair(long request, String kind, int line, int first, long theirs, @Nullable Long ours,
            boolean undecided, @Nullable Instant decidedAt, boolean elsewhere) {}

    /** What we have and the file has not. */
    private record Ours(long request, String kind, long amount, Instant decidedAt) {}

    /** Finds all of it; what was found before is passed over. */
    void match(ReconFile file, Instant now) {
        file.source().books().forEach(books -> linesThatDiffer(file, books, now));
        linesThatComeAgain(file, now);
        file.source().books().forEach(books -> oursThatAreNotThere(file, books, now));
    }

    private void linesThatDiffer(ReconFile file, Books books, Instant now) {
        String sql = """
                select l.request_id, l.kind, l.line_no, l.amount theirs, o.amount ours, o.undecided, o.decided_at,
                    (select min(e.line_no) from pay_recon_line e where e.file_id = l.file_id
                        and e.request_id = l.request_id and e.kind = l.kind) first_line,
                    exists (select 1 from pay_recon_line p join pay_recon_file f on f.id = p.file_id
                        where p.request_id = l.request_id and p.kind = l.kind and f.status = 'CURRENT'
                            and f.source = :source and f.day <> :day) elsewhere
                from pay_recon_line l left join (%s) o on o.id = l.request_id and o.kind = l.kind
                where l.file_id = :file and l.kind in (%s) and l.request_id >= :request
                    and (l.request_id > :request or l.kind > :kind or (l.kind = :kind and l.line_no > :line))
                    and (o.id is null or o.amount <> l.amount or o.decided_at is null or o.decided_at < :from
                        or o.decided_at >= :until)
                order by l.request_id, l.kind, l.line_no limit :most""".formatted(books.sql(), books.kindList());
        Pair last = new Pair(0, "", 0, 0, 0, null, false, null, false);
        List<Pair> page;
        do {
            page = jdbc.sql(sql).param("source", file.source().name()).param("day", file.day())
                    .param("file", file.id()).param("request", last.request()).param("kind", last.kind())
                    .param("line", last.line()).param("from", UtcColumn.of(begin(file.day())))
                    .param("until", UtcColumn.of(begin(file.day().plusDays(1)))).param("most", AT_ONCE)
                    .query((row, number) -> new Pair(row.getLong("request_id"),
                            Objects.requireNonNull(row.getString("kind")), row.getInt("line_no"),
                            row.getInt("first_line"), row.getLong("theirs"), row.getObject("ours", Long.class),
                            row.getBoolean("undecided"), UtcColumn.find(row, "decided_at"),
                            row.getBoolean("elsewhere")))
                    .list();
            add(file, page.stream().filter(pair -> pair.line() == pair.first()).map(pair -> difference(file, pair))
                    .toList(), now);
            last = page.isEmpty() ? last : page.getLast();
        } while (page.size() == AT_ONCE);
    }

    private Difference difference(ReconFile file, Pair pair) {
        Instant decidedAt = pair.decidedAt();
        Long ours = pair.ours();
        if (ours == null || decidedAt == null) {
            return of(DifferenceKind.MISSING_HERE, pair, null, 0,
                    pair.undecided() || file.source().awaits(pair.kind())
                            ? Difference.Status.WAITING
                            : Difference.Status.OPEN);
        }
        int days = (int) ChronoUnit.DAYS.between(LocalDate.ofInstant(decidedAt, BusinessDays.SEOUL), file.day());
        if (ours != pair.theirs()) {
            return of(DifferenceKind.AMOUNT_DIFFERS, pair, ours, days, Difference.Status.OPEN);
        }
        if (pair.elsewhere()) {
            return of(DifferenceKind.DUPLICATED, pair, ours, days, Difference.Status.OPEN);
        }
        return of(DifferenceKind.LATE, pair, ours, days,
                Math.abs(days) <= settings.lateDays() ? Difference.Status.SETTLED : Difference.Status.OPEN);
    }

    private static Difference of(DifferenceKind kindOf, Pair pair, @Nullable Long ours, int days,
            Difference.Status status) {
        return new Difference(kindOf, pair.request(), pair.kind(), pair.line(), pair.theirs(), ours, days, status);
    }

    private void linesThatComeAgain(ReconFile file, Instant now) {
        long last = 0;
        List<Difference> page = new ArrayList<>();
        do {
            page.clear();
            jdbc.sql("""
                    select l.request_id, l.kind, l.line_no, l.amount from (
                        select request_id, kind, min(line_no) first_line from pay_recon_line
                        where file_id = :file and request_id > :last group by request_id, kind having count(*) > 1
                        order by request_id, kind limit :most) d
                    join pay_recon_line l on l.file_id = :file and l.request_id = d.request_id and l.kind = d.kind
                        and l.line_no > d.first_line
                    order by l.request_id""").param("file", file.id()).param("last", last).param("most", AT_ONCE)
                    .query(row -> {
                        page.add(new Difference(DifferenceKind.DUPLICATED, row.getLong("request_id"),
                                Objects.requireNonNull(row.getString("kind")), row.getInt("line_no"),
                                row.getLong("amount"), null, 0, Difference.Status.OPEN));
                    });
            add(file, page, now);
            // Another kind of the last one may be cut off: that request is looked at again, and passed over where it was found.
            last = page.isEmpty() ? last : page.getLast().request() - 1;
        } while (page.stream().map(each -> each.request() + each.kind()).distinct().count() == AT_ONCE);
    }

    private void oursThatAreNotThere(ReconFile file, Books books, Instant now) {
        String sql = """
                select o.id, o.kind, o.amount, o.decided_at from (%s) o
                where o.decided_at >= :after and o.decided_at < :until and (o.decided_at > :after or o.id > :id)
                    and not exists (select 1 from pay_recon_line l where l.file_id = :file and l.request_id = o.id
                        and l.kind = o.kind)
                    and not exists (select 1 from pay_recon_line p join pay_recon_file f on f.id = p.file_id
                        where p.request_id = o.id and p.kind = o.kind and f.status = 'CURRENT'
                            and f.source = :source and f.day <> :day)
                order by o.decided_at, o.id limit :most""".formatted(books.sql());
        Ours last = new Ours(0, "", 0, begin(file.day()));
        List<Ours> page;
        do {
            page = jdbc.sql(sql).param("after", UtcColumn.of(last.decidedAt())).param("id", last.request())
                    .param("until", UtcColumn.of(begin(file.day().plusDays(1)))).param("file", file.id())
                    .param("source", file.source().name()).param("day", file.day()).param("most", AT_ONCE)
                    .query((row, number) -> new Ours(row.getLong("id"), Objects.requireNonNull(row.getString("kind")),
                            row.getLong("amount"), UtcColumn.get(row, "decided_at")))
                    .list();
            add(file, page.stream().map(each -> new Difference(DifferenceKind.MISSING_THERE, each.request(),
                    each.kind(), 0, null, each.amount(), 0, Difference.Status.WAITING)).toList(), now);
            last = page.isEmpty() ? last : page.getLast();
        } while (page.size() == AT_ONCE);
    }

    private void add(ReconFile file, List<Difference> found, Instant now) {
        if (!found.isEmpty()) {
            transaction.executeWithoutResult(status -> differences.add(file, found, now));
        }
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(BusinessDays.SEOUL).toInstant();
    }
}
