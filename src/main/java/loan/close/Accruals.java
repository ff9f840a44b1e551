package loan.close;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import loan.contract.LoanId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import platform.database.RowInsert;
import platform.money.Won;

/** What the days of the loans cost; a loan's day that is there already is refused by its key. */
@Repository
class Accruals {
    private final JdbcClient jdbc;
    private final RowInsert rows;

    Accruals(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.rows = new RowInsert(template, "loan_accrual", "loan_id", "day", "interest", "overdue_interest",
                "days_past_due");
    }

    record Accrual(LoanId loan, LocalDate day, Won interest, Won overdueInterest, int daysPastDue) {}

    void add(List<Accrual> accruals) {
        List<@Nullable Object[]> values = new ArrayList<>(accruals.size());
        for (Accrual each : accruals) {
            values.add(new @Nullable Object[]{each.loan().value(), each.day(), each.interest().amount(),
                    each.overdueInterest().amount(), each.daysPastDue()});
        }
        rows.insert(values);
    }

    /** Forgets a loan's days from this one on: they are made up for otherwise. */
    void forget(LoanId loan, LocalDate from) {
        jdbc.sql("delete from loan_accrual where loan_id = ? and day >= ?").params(loan.value(), from).update();
    }
}
