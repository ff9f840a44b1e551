package loan.comparison;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import loan.lender.LenderId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** Which lenders were asked, and what came of it. */
@Repository
class AskedLenders {
    private final JdbcClient jdbc;
    private final RowInsert rows;

    AskedLenders(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.rows = new RowInsert(template, "loan_comparison_lender", "comparison_id", "lender_id", "lender_name",
                "request_id", "outcome");
    }

    void add(ComparisonId comparison, Map<Invitation, Tsid> requests) {
        rows.insert(requests.entrySet().stream()
                .map(each -> new @Nullable Object[]{comparison.value(), each.getKey().lender().id().value(),
                        each.getKey().lender().name(), each.getValue().value(), Outcome.ASKED.name()})
                .toList());
    }

    /** False when it has its outcome already. */
    boolean answer(ComparisonId comparison, Answered answered, Instant now) {
        return jdbc.sql("""
                update loan_comparison_lender set outcome = ?, reason = ?, answered_at = ?
                where comparison_id = ? and lender_id = ? and outcome = 'ASKED'""")
                .param(answered.outcome().name()).param(answered.reason()).param(UtcColumn.of(now))
                .param(comparison.value()).param(answered.lenderId().value()).update() == 1;
    }

    /** Keeps what came too late, once. */
    void keepLate(ComparisonId comparison, Answered late, Instant now) {
        Offer offer = late.offer();
        jdbc.sql(
                """
                        insert into loan_late_answer (comparison_id, lender_id, outcome, reason, amount, annual_rate, arrived_at)
                        select ?, ?, ?, ?, ?, ?, ? from loan_comparison_lender
                        where comparison_id = ? and lender_id = ? and outcome = 'TIMEOUT'
                        on duplicate key update arrived_at = loan_late_answer.arrived_at""")
                .param(comparison.value())
                .param(late.lenderId().value()).param(late.outcome().name()).param(late.reason())
                .param(offer == null ? null : offer.amount().amount())
                .param(offer == null ? null : offer.annualRate()).param(UtcColumn.of(now)).param(comparison.value())
                .param(late.lenderId().value()).update();
    }

    boolean anyIsAsked(ComparisonId comparison) {
        return jdbc.sql("select 1 from loan_comparison_lender where comparison_id = ? and outcome = 'ASKED' limit 1")
                .param(comparison.value()).query(Integer.class).optional().isPresent();
    }

    /** Those that have not answered will not be waited for any more. */
    void timeOut(ComparisonId comparison, Instant now) {
        jdbc.sql("""
                update loan_comparison_lender set outcome = 'TIMEOUT', answered_at = ?
                where comparison_id = ? and outcome = 'ASKED'""").params(UtcColumn.of(now), comparison.value())
                .update();
    }

    void place(ComparisonId comparison, LenderId lender, int place) {
        jdbc.sql("update loan_comparison_lender set place = ? where comparison_id = ? and lender_id = ?")
                .params(place, comparison.value(), lender.value()).update();
    }

    int count(ComparisonId comparison) {
        return jdbc.sql("select count(*) from loan_comparison_lender where comparison_id = ?")
                .param(comparison.value()).query(Integer.class).single();
    }

    /** How often a lender ended so. */
    record Times(LenderId lender, Outcome outcome, long times) {}

    List<Times> outcomesSince(Instant since) {
        return jdbc.sql("""
                select lender_id, outcome, count(*) from loan_comparison_lender where answered_at >= ?
                group by lender_id, outcome""").param(UtcColumn.of(since))
                .query((row, _) -> new Times(new LenderId(row.getLong(1)), Outcome.valueOf(row.getString(2)),
                        row.getLong(3)))
                .list();
    }

    /** Which comparison a request to a lender belongs to. */
    Optional<ComparisonId> ofRequest(LenderId lender, Tsid request) {
        return jdbc.sql("select comparison_id from loan_comparison_lender where request_id = ? and lender_id = ?")
                .params(request.value(), lender.value()).query((row, _) -> new ComparisonId(row.getLong(1)))
                .optional();
    }

    /** All of a comparison, with their offers. */
    List<AskedLender> of(ComparisonId comparison) {
        return jdbc.sql("""
                select l.lender_id asked_id, l.lender_name asked_name, l.outcome, l.reason, l.answered_at, l.place, o.*
                from loan_comparison_lender l
                left join loan_offer o on o.comparison_id = l.comparison_id and o.lender_id = l.lender_id
                where l.comparison_id = ? order by l.lender_id""").param(comparison.value())
                .query(AskedLenders::lender).list();
    }

    private static AskedLender lender(ResultSet row, int number) throws SQLException {
        return new AskedLender(new LenderId(row.getLong("asked_id")), row.getString("asked_name"),
                Outcome.valueOf(row.getString("outcome")), row.getString("reason"),
                UtcColumn.find(row, "answered_at"), row.getObject("place", Integer.class),
                row.getLong("id") == 0 ? null : Offers.offer(row, number));
    }
}
