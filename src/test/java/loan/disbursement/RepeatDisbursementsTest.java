package loan.disbursement;

import loan.OwnLoansTest;
import loan.TestLoans;
import loan.contract.LoanId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import testing.HeldDelivery;

import static org.assertj.core.api.Assertions.assertThat;

@OwnLoansTest
class RepeatDisbursementsTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    RepeatDisbursements repeat;
    @Autowired
    Ids ids;

    @Test
    void tellsAgainOfALoanBesideOneThatCannotBeRead() {
        TestLoans loans = new TestLoans(context);
        try (var _ = new HeldDelivery(context)) {
            LoanId broken = untold(loans);
            LoanId other = untold(loans);
            loans.sql("update loan_contract set day_count = 'WRONG' where id = ?", broken.value());

            repeat.next();

            assertThat(told(loans, other)).isEqualTo(2);
            assertThat(told(loans, broken)).isEqualTo(1);
            assertThat(loans.number("select count(*) from loan_contract where id = ? and tell_at > utc_timestamp()",
                    broken.value())).as("looked at again later").isEqualTo(1);
            loans.sql("update loan_contract set day_count = 'THIRTY_360' where id = ?", broken.value());
        }
    }

    private LoanId untold(TestLoans loans) {
        LoanId loan = loans.open(loans.offer(ids.next(), 1_000_000, loans.today(), null));
        loans.sql("update loan_contract set tell_at = '2020-01-01' where id = ?", loan.value());
        return loan;
    }

    private static long told(TestLoans loans, LoanId loan) {
        return loans.number("select count(*) from platform_event_log where type = 'loan.loan-disbursed'"
                + " and aggregate_id = ?", loan.value());
    }
}
