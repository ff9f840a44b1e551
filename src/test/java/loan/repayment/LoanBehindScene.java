package loan.repayment;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

import loan.TestLoans;
import loan.close.DailyClose;
import loan.close.LoansBehind;
import loan.contract.Instalments;
import loan.contract.LoanId;
import loan.contract.LoanStatus;
import loan.contract.SignedOffer;
import loan.product.LoanKind;
import loan.schedule.DayCount;
import loan.schedule.RepaymentMethod;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;

/** Loans whose days cannot be booked beside others that are like them. */
abstract class LoanBehindScene {
    /** What a loan's days cost, in order. */
    static final String DAYS = """
            select group_concat(concat_ws(' ', day, interest, overdue_interest, days_past_due) order by day) from loan_accrual
            where loan_id = ?""";
    private static final String INSTALMENTS = """
            select group_concat(concat_ws(' ', number, state, principal, interest, overdue_interest, paid_principal, paid_interest,
                paid_overdue_interest) order by number) from loan_instalment where loan_id = ?""";
    private static final String CONTRACT = """
            select concat_ws(' ', status, balance, period_from, period_balance, next_number, next_due_on, overdue_since)
            from loan_contract where id = ?""";

    @Autowired
    DailyClose close;
    @Autowired
    Instalments instalments;
    @Autowired
    FallDue fallDue;
    @Autowired
    AskInstalments ask;
    @Autowired
    BookMissedDays missed;
    @Autowired
    BookRepayment book;
    @Autowired
    LoansBehind behind;
    @Autowired
    QuotePrepayment quote;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Ids ids;
    TestLoans loans;
    LocalDate today;

    @BeforeEach
    void setTheStage(@Autowired ApplicationContext context) {
        loans = new TestLoans(context);
        today = loans.today();
        forgetAll();
        close(today.minusDays(1));
    }

    @AfterEach
    void forgetAll() {
        for (String table : Set.of("loan_behind", "loan_accrual", "loan_close", "loan_repayment", "loan_instalment",
                "loan_contract")) {
            loans.sql("delete from " + table);
        }
    }

    final void assertLikeEachOther(LoanId one, LoanId other) {
        for (String sql : List.of(DAYS, INSTALMENTS, CONTRACT)) {
            assertThat(text(sql, one)).isEqualTo(text(sql, other));
        }
    }

    /** A loan since a month before its first instalment, whose days up to yesterday are booked. */
    final LoanId loan(LocalDate due) {
        return loans.running(offer(due));
    }

    /** The same, whose days are booked as far as days are closed. */
    final LoanId opened(LocalDate due) {
        LoanId loan = loans.open(offer(due));
        Awaitility.await().until(() -> loans.loan(loan).status() != LoanStatus.DISBURSING);
        return loan;
    }

    /** One whose wallet has been empty for forty days, whose days before this one are booked. */
    final LoanId overdue(LocalDate until) {
        LoanId loan = opened(today.minusDays(40));
        loans.wasAskedInVain(loan, until);
        assertThat(loans.loan(loan).status()).isEqualTo(LoanStatus.OVERDUE);
        return loan;
    }

    private SignedOffer offer(LocalDate due) {
        return new SignedOffer(ids.next(), ids.next(), TestLoans.LENDER, "한빛은행", "한빛 신용대출",
                LoanKind.CREDIT, Won.of(1_200_000), new BigDecimal("0.12"), RepaymentMethod.EQUAL_INSTALMENTS,
                DayCount.THIRTY_360, 12, 0, due.minusDays(30), due, new BigDecimal("0.012"), Won.ZERO, null);
    }

    /** As if no day from this one on had been closed. */
    final void closedUntil(LocalDate day) {
        loans.sql("update loan_close set day = ?", day.minusDays(1));
    }

    /** Some other code has written what the close would. */
    final void breakDay(LoanId loan, LocalDate day) {
        loans.sql("insert into loan_accrual values (?, ?, 1, 0, 0)", loan.value(), day);
    }

    final void mend(LoanId loan, LocalDate day) {
        loans.sql("delete from loan_accrual where loan_id = ? and day = ?", loan.value(), day);
    }

    final void makeUnreadable(LoanId loan) {
        loans.sql("update loan_contract set day_count = 'WRONG' where id = ?", loan.value());
    }

    final void makeReadable(LoanId loan) {
        loans.sql("update loan_contract set day_count = 'THIRTY_360' where id = ?", loan.value());
    }

    final void askNow() {
        loans.sql("update loan_instalment set ask_at = '2020-01-01' where ask_at is not null");
        ask.next();
    }

    final void tryNow() {
        loans.sql("update loan_behind set try_at = '2020-01-01'");
        missed.next();
    }

    final void day(LocalDate day) {
        fall(day);
        close(day);
    }

    final void fall(LocalDate day) {
        while (fallDue.next(day) > 0) {
            // There may be more.
        }
    }

    final void close(LocalDate day) {
        close.begin(day);
        while (close.next()) {
            // There may be more.
        }
    }

    final String closed(LocalDate day) {
        return text("select concat_ws(' ', loans, failed) from loan_close where finished_at is not null and day = ?",
                day);
    }

    /** Pay is asked today, and its answer is on its way. */
    final RepaymentId waits(LoanId loan) {
        RepaymentId id = new RepaymentId(ids.nextLong());
        loans.sql(
                """
                        insert into loan_repayment (id, loan_id, kind, number, value_on, asked, state, asked_at, ask_at)
                        select ?, loan_id, 'INSTALMENT', number, due_on, principal + interest + overdue_interest, 'ASKED', '2026-01-01',
                            '2036-01-01'
                        from loan_instalment where loan_id = ? and state = 'DUE' order by number limit 1""",
                id.value(),
                loan.value());
        transaction.executeWithoutResult(_ -> instalments.asked(loan, today));
        return id;
    }

    final void awaitPaid(LoanId loan) {
        Awaitility.await().until(() -> loans.number(
                "select count(*) from loan_instalment where loan_id = ? and number = 1 and state = 'PAID'",
                loan.value()) == 1);
    }

    final long times(RepaymentId id) {
        return loans.number("select times from loan_repayment where id = ?", id.value());
    }

    /** Fails because another transaction has written a row of a loan, which is taken back afterwards. */
    final void failsWhileWritten(String sql, LoanId loan, LocalDate day, Runnable work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            transaction.executeWithoutResult(status -> {
                assertThat(jdbc.update(sql, loan.value(), day)).isOne();
                assertThat(threads.submit(work)).failsWithin(Duration.ofSeconds(20))
                        .withThrowableOfType(ExecutionException.class)
                        .havingRootCause().withMessageContaining("Lock wait timeout");
                status.setRollbackOnly();
            });
        }
    }

    final String text(String sql, LoanId loan) {
        return text(sql, (Object) loan.value());
    }

    final String text(String sql, Object parameter) {
        String text = transaction.execute(_ -> jdbc.queryForObject(sql, String.class, parameter));
        return Objects.requireNonNull(text);
    }
}
