package loan.repayment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import loan.contract.LoanId;
import loan.schedule.PrepaymentStrategy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import platform.money.Won;
import platform.time.UtcColumn;

/** The rows of what pay was asked to collect. */
@Repository
class Repayments {
    private static final String SELECT = """
            select id, loan_id, kind, number, strategy, value_on, asked, state, reason, collected, fees, overdue_interest,
                interest, principal, asked_at, decided_at, times
            from loan_repayment
            """;

    private final JdbcClient jdbc;

    Repayments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Repayment each, Instant askAt) {
        PrepaymentStrategy strategy = each.strategy();
        jdbc.sql("""
                insert into loan_repayment (id, loan_id, kind, number, strategy, value_on, asked, state, fees,
                    overdue_interest, interest, principal, asked_at, ask_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(each.id().value(), each.loanId().value(), each.kind().name()).param(each.number())
                .param(strategy == null ? null : strategy.name())
                .params(each.valueOn(), each.asked().amount(), each.state().name(), each.parts().fees().amount(),
                        each.parts().overdueInterest().amount(), each.parts().interest().amount(),
                        each.parts().principal().amount(), UtcColumn.of(each.askedAt()), UtcColumn.of(askAt))
                .update();
    }

    Optional<Repayment> find(RepaymentId id) {
        return jdbc.sql(SELECT + "where id = ?").param(id.value()).query(Repayments::repayment).optional();
    }

    /** Those of a loan with ids smaller than {@code before}, newest first. */
    List<Repayment> newest(LoanId loan, long before, int most) {
        return jdbc.sql(SELECT + "where loan_id = ? and id < ? order by id desc limit ?")
                .params(loan.value(), before, most).query(Repayments::repayment).list();
    }

    /** Prepayment fees that were collected for a loan. */
    Won feesPaid(LoanId loan) {
        return Won.of(jdbc.sql("""
                select coalesce(sum(fees), 0) from loan_repayment where loan_id = ? and state = 'COLLECTED'""")
                .param(loan.value()).query(Long.class).single());
    }

    /** Requests that pay has not answered, each with its loan. */
    Map<LoanId, RepaymentId> toRepeat(Instant now, int most) {
        Map<LoanId, RepaymentId> found = new HashMap<>();
        jdbc.sql("select loan_id, id from loan_repayment where ask_at <= ? order by ask_at limit ?")
                .params(UtcColumn.of(now), most)
                .query(row -> {
                    found.put(new LoanId(row.getLong("loan_id")), new RepaymentId(row.getLong("id")));
                });
        return found;
    }

    /** Locks one of them; empty when it is not to be asked any more, or another instance works on it. */
    Optional<Repayment> lockToRepeat(RepaymentId id, Instant now) {
        return jdbc.sql(SELECT + "where id = ? and ask_at <= ? for update skip locked")
                .params(id.value(), UtcColumn.of(now)).query(Repayments::repayment).optional();
    }

    /** It could not be asked again, and is at a time. */
    void putOff(RepaymentId id, Instant at) {
        jdbc.sql("update loan_repayment set ask_at = ? where id = ? and ask_at is not null")
                .params(UtcColumn.of(at), id.value()).update();
    }

    /** It is asked again at a time. */
    void askAgain(RepaymentId id, Instant at) {
        jdbc.sql("update loan_repayment set times = times + 1, ask_at = ? where id = ?")
                .params(UtcColumn.of(at), id.value()).update();
    }

    /** Pay has collected something. */
    void collected(RepaymentId id, Won amount, Parts parts, Instant now) {
        jdbc.sql(
                """
                        update loan_repayment set state = 'COLLECTED', collected = ?, fees = ?, overdue_interest = ?, interest = ?,
                            principal = ?, decided_at = ?, ask_at = null
                        where id = ?""")
                .params(amount.amount(), parts.fees().amount(), parts.overdueInterest().amount(),
                        parts.interest().amount(), parts.principal().amount(), UtcColumn.of(now), id.value())
                .update();
    }

    /** Pay has collected nothing. */
    void refused(RepaymentId id, String reason, Instant now) {
        jdbc.sql("""
                update loan_repayment set state = 'REFUSED', reason = ?, decided_at = ?, ask_at = null
                where id = ?""").params(reason, UtcColumn.of(now), id.value()).update();
    }

    private static Repayment repayment(ResultSet row, int index) throws SQLException {
        String strategy = row.getString("strategy");
        return new Repayment(new RepaymentId(row.getLong("id")), new LoanId(row.getLong("loan_id")),
                RepaymentKind.valueOf(row.getString("kind")), row.getObject("number", Integer.class),
                strategy == null ? null : PrepaymentStrategy.valueOf(strategy),
                Objects.requireNonNull(row.getObject("value_on", LocalDate.class)), won(row, "asked"),
                RepaymentState.valueOf(row.getString("state")), row.getString("reason"), won(row, "collected"),
                new Parts(won(row, "fees"), won(row, "overdue_interest"), won(row, "interest"), won(row, "principal")),
                UtcColumn.get(row, "asked_at"), UtcColumn.find(row, "decided_at"), row.getInt("times"));
    }

    private static Won won(ResultSet row, String column) throws SQLException {
        return Won.of(row.getLong(column));
    }
}
