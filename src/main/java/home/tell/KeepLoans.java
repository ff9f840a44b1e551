package home.tell;

import home.rebuild.ReadModel;
import loan.events.ComparisonClosed;
import loan.events.LoanChanged;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.time.UtcColumn;

/** Keeps how loans stand, by their highest version, and each member's newest comparison. */
@Service
class KeepLoans {
    private final JdbcClient jdbc;
    private final ForgetMember forget;

    KeepLoans(JdbcClient jdbc, ForgetMember forget) {
        this.jdbc = jdbc;
        this.forget = forget;
    }

    @Transactional
    void changed(LoanChanged loan) {
        // version last: an assignment sees what those before it have set.
        jdbc.sql(
                """
                        insert into home_loan (loan_id, member_id, version, lender_name, product_name, status, balance,
                            next_due_on, next_amount, overdue_since, as_of)
                        values (:loan, :member, :version, :lender, :product, :status, :balance, :dueOn, :nextAmount, :overdue, :at)
                        on duplicate key update status = if(version < :version, :status, status),
                            balance = if(version < :version, :balance, balance),
                            next_due_on = if(version < :version, :dueOn, next_due_on),
                            next_amount = if(version < :version, :nextAmount, next_amount),
                            overdue_since = if(version < :version, :overdue, overdue_since),
                            as_of = if(version < :version, :at, as_of), version = greatest(version, :version)""")
                .param("loan", loan.loanId().value()).param("member", loan.memberId().value())
                .param("version", loan.version()).param("lender", loan.lenderName())
                .param("product", loan.productName()).param("status", loan.status())
                .param("balance", loan.balance().amount()).param("dueOn", loan.nextDueOn())
                .param("nextAmount", loan.nextAmount().amount()).param("overdue", loan.overdueSince())
                .param("at", UtcColumn.of(loan.occurredAt())).update();
        forget.forgetIfLeft(loan.memberId(), ReadModel.LOANS);
    }

    @Transactional
    void compared(ComparisonClosed comparison) {
        // comparison_id last, for the same reason. Ids grow with time.
        jdbc.sql("""
                insert into home_comparison (member_id, comparison_id, purpose, amount, asked, offered, best_lender,
                    best_rate_millionths, as_of)
                values (:member, :id, :purpose, :amount, :asked, :offered, :lender, :rate, :at)
                on duplicate key update purpose = if(comparison_id < :id, :purpose, purpose),
                    amount = if(comparison_id < :id, :amount, amount), asked = if(comparison_id < :id, :asked, asked),
                    offered = if(comparison_id < :id, :offered, offered),
                    best_lender = if(comparison_id < :id, :lender, best_lender),
                    best_rate_millionths = if(comparison_id < :id, :rate, best_rate_millionths),
                    as_of = if(comparison_id < :id, :at, as_of), comparison_id = greatest(comparison_id, :id)""")
                .param("member", comparison.memberId().value()).param("id", comparison.comparisonId().value())
                .param("purpose", comparison.purpose()).param("amount", comparison.amount().amount())
                .param("asked", comparison.asked()).param("offered", comparison.offered())
                .param("lender", comparison.bestLender()).param("rate", comparison.bestRateMillionths())
                .param("at", UtcColumn.of(comparison.occurredAt())).update();
        forget.forgetIfLeft(comparison.memberId(), ReadModel.COMPARISON);
    }
}
