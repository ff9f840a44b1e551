package loan.repayment;

import java.time.Instant;
import java.time.LocalDate;

import loan.OwnLoansTest;
import loan.TestLoans;
import loan.close.DailyClose;
import loan.contract.Contract;
import loan.contract.LoanId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;

/** A loan that waits for pay's answer stands still while days are closed, and its days are made up for afterwards. */
@OwnLoansTest
class CatchUpTest {
    private static final long PREPAID = 600_000;

    @Autowired
    BookRepayment book;
    @Autowired
    DailyClose close;
    @Autowired
    Ids ids;
    TestLoans loans;
    LocalDate today;

    @BeforeEach
    void setTheStage(@Autowired ApplicationContext context) {
        loans = new TestLoans(context);
        today = loans.today();
        loans.sql("delete from loan_accrual");
        loans.sql("delete from loan_close");
        close(today.minusDays(1));
    }

    @Test
    void theDaysThatWereClosedMeanwhileCostTheNewBalance() {
        LoanId loan = loans.running(ids.next(), 1_200_000, today.minusDays(10), null);
        RepaymentId repayment = waits(loan);
        close(today);
        close(today.plusDays(1));
        assertThat(accrued(loan)).isZero();

        book.collected(repayment, asked(repayment), Instant.now());

        Contract after = loans.loan(loan);
        assertThat(after.balance()).isEqualTo(Won.of(1_200_000 - PREPAID));
        assertThat(after.periodFrom()).isEqualTo(today);
        assertThat(accrued(loan)).isEqualTo(after.interestUntil(today.plusDays(2)).amount());
        assertThat(loans.number("select count(*) from loan_accrual where loan_id = ? and day >= ?", loan.value(),
                today)).isEqualTo(2);
    }

    @Test
    void whatFellDueMeanwhileFallsDueWithTheNewAmount() {
        LocalDate due = today.plusDays(1);
        LoanId loan = loans.running(loans.offer(ids.next(), 1_200_000, today.minusDays(29), due, null));
        RepaymentId repayment = waits(loan);
        close(today);
        close(today.plusDays(1));

        book.collected(repayment, asked(repayment), Instant.now());

        assertThat(loans.loan(loan).nextNumber()).isEqualTo(2);
        assertThat(loans.loan(loan).periodFrom()).isEqualTo(due);
        assertThat(loans.number(
                """
                        select count(*) from loan_instalment where loan_id = ? and number = 1 and state = 'DUE' and from_on = ?""",
                loan.value(), today)).isEqualTo(1);
    }

    @Test
    void whatFallsDueOnTheNextDayToBeClosedHasFallenDueBeforeItIsClosed() {
        LocalDate due = today.plusDays(1);
        LoanId loan = loans.running(loans.offer(ids.next(), 1_200_000, today.minusDays(29), due, null));
        RepaymentId repayment = waits(loan);
        close(today);

        book.refused(repayment, "INSUFFICIENT_BALANCE");

        assertThat(loans.loan(loan).nextNumber()).isEqualTo(2);
        assertThat(loans.loan(loan).periodFrom()).isEqualTo(due);
    }

    @Test
    void afterARefusalTheDaysCostTheOldBalance() {
        LoanId loan = loans.running(ids.next(), 1_200_000, today.minusDays(10), null);
        RepaymentId repayment = waits(loan);
        close(today);

        book.refused(repayment, "INSUFFICIENT_BALANCE");

        Contract after = loans.loan(loan);
        assertThat(after.balance()).isEqualTo(Won.of(1_200_000));
        assertThat(after.pendingRepayment()).isNull();
        assertThat(accrued(loan)).isEqualTo(
                after.interestUntil(today.plusDays(1)).minus(after.interestUntil(today)).amount());
    }

    @Test
    void anAnswerThatComesTwiceIsBookedOnce() {
        LoanId loan = loans.running(ids.next(), 1_200_000, today.minusDays(10), null);
        RepaymentId repayment = waits(loan);

        book.collected(repayment, asked(repayment), Instant.now());
        book.collected(repayment, asked(repayment), Instant.now());
        book.refused(repayment, "INSUFFICIENT_BALANCE");

        assertThat(loans.loan(loan).balance()).isEqualTo(Won.of(1_200_000 - PREPAID));
    }

    /** A prepayment that was asked of pay, as if its event were on its way. */
    private RepaymentId waits(LoanId loan) {
        RepaymentId id = new RepaymentId(ids.nextLong());
        Won interest = loans.loan(loan).interestUntil(today);
        loans.sql(
                """
                        insert into loan_repayment (id, loan_id, kind, strategy, value_on, asked, state, interest, principal, asked_at,
                            ask_at) values (?, ?, 'PREPAYMENT', 'SMALLER_INSTALMENTS', ?, ?, 'ASKED', ?, ?, now(6), now(6))""",
                id.value(), loan.value(), today, interest.amount() + PREPAID, interest.amount(), PREPAID);
        loans.sql("update loan_contract set pending_repayment = ? where id = ?", id.value(), loan.value());
        return id;
    }

    private Won asked(RepaymentId id) {
        return Won.of(loans.number("select asked from loan_repayment where id = ?", id.value()));
    }

    private long accrued(LoanId loan) {
        return loans.number("select coalesce(sum(interest), 0) from loan_accrual where loan_id = ? and day >= ?",
                loan.value(), today);
    }

    private void close(LocalDate day) {
        close.begin(day);
        while (close.next()) {
            // There may be more.
        }
    }
}
