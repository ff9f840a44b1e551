package loan.comparison;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import loan.dsr.DsrVerdict;
import loan.dsr.RateType;
import loan.dsr.Sector;
import loan.product.LoanKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** The comparisons' rows, with what the rules said. */
@Repository
class Comparisons {
    private static final String COLUMNS = """
            id, member_id, purpose, amount, months, opened_at, deadline, closed_at, ranking_version""";

    private final JdbcClient jdbc;
    private final RowInsert assessmentRows;

    Comparisons(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.assessmentRows = new RowInsert(template, "loan_assessment", "comparison_id", "kind", "sector", "rate_type",
                "stressed_rate", "dsr", "cap", "borrowable", "limited_by", "allowed");
    }

    /** @param closeAt when a sweep closes it if nobody did */
    void add(Comparison comparison, Wish wish, int termsVersion, Instant closeAt, List<Assessment> assessments) {
        jdbc.sql("""
                insert into loan_comparison (id, member_id, purpose, amount, months, yearly_income, debt_service,
                    employment, housing, area, terms_version, opened_at, deadline, close_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(comparison.id().value(), comparison.memberId().value(), wish.purpose().name(),
                        wish.amount().amount(), wish.months(), wish.yearlyIncome().amount(),
                        wish.debtService().amount(), wish.employment().name(), wish.housing().name(),
                        wish.area().name(), termsVersion, UtcColumn.of(comparison.openedAt()),
                        UtcColumn.of(comparison.deadline()), UtcColumn.of(closeAt))
                .update();
        assessmentRows.insert(assessments.stream()
                .map(each -> new @Nullable Object[]{comparison.id().value(), each.kind().name(), each.sector().name(),
                        each.rateType().name(), each.stressedRate(), each.dsr(), each.cap(), each.limit().amount(),
                        each.limitedBy().name(), each.allowed()})
                .toList());
    }

    Optional<Comparison> find(ComparisonId id) {
        return jdbc.sql("select " + COLUMNS + " from loan_comparison where id = ?").param(id.value())
                .query(Comparisons::comparison).optional();
    }

    /** Of two answers at the same time, or an answer and the close, one waits for the other until the transaction ends. */
    void lock(ComparisonId id) {
        jdbc.sql("select id from loan_comparison where id = ? for update").param(id.value()).query(Long.class).single();
    }

    List<Assessment> assessments(ComparisonId id) {
        return jdbc.sql("""
                select kind, sector, rate_type, stressed_rate, dsr, cap, borrowable, limited_by, allowed
                from loan_assessment where comparison_id = ? order by kind, sector, rate_type""").param(id.value())
                .query(Comparisons::assessment).list();
    }

    /** False when it is closed already. */
    boolean close(ComparisonId id, Instant now, int rankingVersion) {
        return jdbc.sql("""
                update loan_comparison set closed_at = ?, ranking_version = ?, close_at = null
                where id = ? and closed_at is null""").params(UtcColumn.of(now), rankingVersion, id.value())
                .update() == 1;
    }

    /** Open ones that should have been closed. */
    List<ComparisonId> orphans(Instant now, int most) {
        return jdbc.sql("select id from loan_comparison where close_at <= ? order by close_at limit ?")
                .params(UtcColumn.of(now), most).query((row, _) -> new ComparisonId(row.getLong(1))).list();
    }

    /** Erases what a member said of themselves. */
    void forget(Tsid member) {
        jdbc.sql("""
                update loan_comparison set yearly_income = null, debt_service = null, employment = null, housing = null
                where member_id = ? and yearly_income is not null""").param(member.value()).update();
    }

    private static Comparison comparison(ResultSet row, int number) throws SQLException {
        return new Comparison(new ComparisonId(row.getLong("id")), new Tsid(row.getLong("member_id")),
                Purpose.valueOf(row.getString("purpose")), Won.of(row.getLong("amount")), row.getInt("months"),
                UtcColumn.get(row, "opened_at"), UtcColumn.get(row, "deadline"), UtcColumn.find(row, "closed_at"),
                row.getObject("ranking_version", Integer.class));
    }

    private static Assessment assessment(ResultSet row, int number) throws SQLException {
        return new Assessment(LoanKind.valueOf(row.getString("kind")), Sector.valueOf(row.getString("sector")),
                RateType.valueOf(row.getString("rate_type")), row.getBigDecimal("stressed_rate"),
                row.getBigDecimal("dsr"), row.getBigDecimal("cap"), Won.of(row.getLong("borrowable")),
                DsrVerdict.Rule.valueOf(row.getString("limited_by")), row.getBoolean("allowed"));
    }
}
