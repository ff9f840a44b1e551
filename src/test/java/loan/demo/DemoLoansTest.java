package loan.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;

import loan.contract.LoanStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import platform.demo.DemoScale;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class DemoLoansTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
    private static final DemoScale SCALE = new DemoScale(true, 20261121, 1_000, 100, 20_000);

    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    TransactionTemplate transaction;

    @Test
    void drawsTheSameFromTheSameSeed() {
        assertThat(loans()).isEqualTo(loans());
    }

    @Test
    void hasLoansInAllStatesThatStay() {
        assertThat(loans().stream().map(DemoLoan::status)).contains(LoanStatus.ACTIVE, LoanStatus.OVERDUE,
                LoanStatus.PAID_OFF, LoanStatus.WITHDRAWN, LoanStatus.FAILED);
        assertThat(loans().stream().map(DemoLoan::unpaid)).contains(1, 2, 3, 4);
    }

    @Test
    void whatIsPaidAndWhatIsLeftMakeTheLoan() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            DemoLoanRows rows = new DemoLoanRows(TODAY);
            loans().forEach(rows::add);
            rows.insert(jdbc);

            assertThat(
                    number("""
                            select count(*) from loan_contract c where id < 700000000000000000 and status in ('ACTIVE', 'OVERDUE')
                                and (balance + (select coalesce(sum(paid_principal), 0) from loan_instalment i where i.loan_id = c.id)
                                        <> principal
                                    or balance <> (select sum(principal - paid_principal) from loan_instalment i where i.loan_id = c.id)
                                    or period_balance <> (select sum(principal) from loan_instalment i where i.loan_id = c.id
                                        and state = 'PLANNED'))"""))
                    .isZero();
            assertThat(number("select count(*) from loan_instalment where state = 'DUE' and overdue_interest > 0"))
                    .isPositive();
        });
    }

    private static List<DemoLoan> loans() {
        return LongStream.rangeClosed(1, 1_000).boxed().flatMap(member -> DemoLoan.of(SCALE, member, TODAY).stream())
                .toList();
    }

    private long number(String sql) {
        Long number = jdbc.queryForObject(sql, Long.class);
        return number == null ? 0 : number;
    }
}
