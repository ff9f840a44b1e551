package commerce.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.time.UtcColumn;

/** What was reported, for operators. */
@Service
class Reports {
    private final JdbcClient jdbc;
    private final Map<ReportKind, Reported> kinds;

    Reports(JdbcClient jdbc, List<Reported> kinds) {
        this.jdbc = jdbc;
        this.kinds = new EnumMap<>(kinds.stream().collect(Collectors.toMap(Reported::kind, each -> each)));
    }

    /** Something that was reported. */
    record Row(ReportKind kind, long id, int reports, Instant since) {}

    /**
     * What it says besides.
     *
     * @param excerpt null when its author took it back meanwhile
     * @param reasons how often which
     * @param bySeller whether the seller whose goods it is about has reported it too
     */
    record Case(Row row, Reported.@Nullable Excerpt excerpt, Map<ReportReason, Integer> reasons, boolean bySeller) {}

    Reported of(ReportKind kind) {
        return Objects.requireNonNull(kinds.get(kind), kind::name);
    }

    /** What waits longest, first. */
    @Transactional(readOnly = true)
    List<Case> open(int most) {
        return cases(jdbc.sql("""
                select kind, subject_id, reports, open_since as since from commerce_reported
                where open_since is not null order by open_since, subject_id limit ?""").param(most)
                .query(Reports::row).list());
    }

    /** What was hidden last, first. */
    @Transactional(readOnly = true)
    List<Case> hidden(int most) {
        return cases(jdbc.sql("""
                select kind, subject_id, reports, hidden_at as since from commerce_reported
                where hidden_at is not null order by hidden_at desc limit ?""").param(most).query(Reports::row).list());
    }

    private List<Case> cases(List<Row> rows) {
        Map<ReportKind, Map<Long, Reported.Excerpt>> excerpts = new EnumMap<>(ReportKind.class);
        Map<Row, Map<ReportReason, Integer>> reasons = new HashMap<>();
        Set<Row> bySellers = new HashSet<>();
        for (ReportKind kind : ReportKind.values()) {
            List<Row> of = rows.stream().filter(row -> row.kind() == kind).toList();
            if (!of.isEmpty()) {
                List<Long> ids = of.stream().map(Row::id).toList();
                excerpts.put(kind, of(kind).excerpts(ids));
                Map<Long, Map<ReportReason, Integer>> counted = reasons(kind, ids);
                of.forEach(row -> reasons.put(row, counted.getOrDefault(row.id(), Map.of())));
                Set<Long> sellers = bySellers(kind, ids);
                of.stream().filter(row -> sellers.contains(row.id())).forEach(bySellers::add);
            }
        }
        return rows.stream().map(row -> new Case(row, excerpts.getOrDefault(row.kind(), Map.of()).get(row.id()),
                reasons.getOrDefault(row, Map.of()), bySellers.contains(row))).toList();
    }

    private Set<Long> bySellers(ReportKind kind, List<Long> ids) {
        return jdbc.sql("""
                select subject_id from commerce_report where kind = :kind and subject_id in (:ids) and by_seller""")
                .param("kind", kind.name()).param("ids", ids).query((row, number) -> row.getLong("subject_id")).set();
    }

    private Map<Long, Map<ReportReason, Integer>> reasons(ReportKind kind, List<Long> ids) {
        Map<Long, Map<ReportReason, Integer>> counted = new HashMap<>();
        jdbc.sql("""
                select subject_id, reason, count(*) as reports from commerce_report
                where kind = :kind and subject_id in (:ids) group by subject_id, reason""")
                .param("kind", kind.name()).param("ids", ids).query(row -> {
                    counted.computeIfAbsent(row.getLong("subject_id"), id -> new EnumMap<>(ReportReason.class))
                            .put(ReportReason.valueOf(row.getString("reason")), row.getInt("reports"));
                });
        return counted;
    }

    /** Nobody has to look at it any more; false when nobody had to, and it is as hidden as it was. */
    boolean decide(ReportKind kind, long id, @Nullable Instant hiddenAt) {
        return jdbc
                .sql("""
                        update commerce_reported set open_since = null, hidden_at = :hidden
                        where kind = :kind and subject_id = :id and (open_since is not null or (hidden_at is null) <> :shown)""")
                .param("hidden", hiddenAt == null ? null : UtcColumn.of(hiddenAt)).param("kind", kind.name())
                .param("id", id).param("shown", hiddenAt == null).update() == 1;
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(ReportKind.valueOf(row.getString("kind")), row.getLong("subject_id"), row.getInt("reports"),
                UtcColumn.get(row, "since"));
    }

}
