package pay.lending;

import java.time.Instant;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** The rows of what was collected. */
@Repository
class Repayments {
    private final JdbcClient jdbc;

    Repayments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(LoanRepayment each, Instant now) {
        jdbc.sql(
                """
                        insert into pay_loan_repayment (id, loan_id, member_id, lender_id, asked, collected, refusal, decided_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(each.id().value(), each.loanId().value(), each.memberId().value(), each.lenderId().value(),
                        each.asked().amount(), each.collected().amount())
                .param(each.refusal()).param(UtcColumn.of(now))
                .update();
    }

    Optional<LoanRepayment> find(Tsid id) {
        return jdbc
                .sql("""
                        select id, loan_id, member_id, lender_id, asked, collected, refusal from pay_loan_repayment where id = ?""")
                .param(id.value())
                .query((row, number) -> new LoanRepayment(new Tsid(row.getLong("id")),
                        new Tsid(row.getLong("loan_id")), new Tsid(row.getLong("member_id")),
                        new Tsid(row.getLong("lender_id")), Won.of(row.getLong("asked")),
                        Won.of(row.getLong("collected")), row.getString("refusal")))
                .optional();
    }
}
