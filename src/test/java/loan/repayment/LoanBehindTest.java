package loan.repayment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import loan.OwnLoansTest;
import loan.TestLoans;
import loan.close.DailyClose;
import loan.close.LoansBehind;
import loan.contract.LoanId;
import loan.contract.LoanStatus;
import loan.contract.SignedOffer;
import loan.product.LoanKind;
import loan.refusal.LoanError;
import loan.schedule.DayCount;
import loan.schedule.RepaymentMethod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.ops.ManualCases;
import platform.web.DomainException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A loan whose day cannot be booked beside others that are like it. */
@OwnLoansTest
class LoanBehindTest {
    /** What a loan's days cost, in order. */
    private static final String DAYS = """
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

    @Test
    void theOthersAreClosedAndOnceMendedItHasWhatItWouldHaveHad(@Autowired List<ManualCases> kinds) {
        LocalDate due = today.plusDays(1);
        LoanId before = loan(due);
        LoanId broken = loan(due);
        LoanId after = loan(due);
        breakDay(broken, today);

        day(today);
        assertThat(closed(today)).isEqualTo("2 1");
        day(due);
        day(due.plusDays(1));
        assertThat(closed(due.plusDays(1))).isEqualTo("2 0");

        assertThat(text(DAYS, after)).isEqualTo(text(DAYS, before));
        assertThat(loans.number("select count(*) from loan_accrual where loan_id = ? and day > ?", broken.value(),
                today)).isZero();
        assertThat(loans.loan(broken).nextNumber()).isOne();
        ManualCases cases = kinds.stream().filter(kind -> kind.kind().equals("loan.close")).findFirst().orElseThrow();
        assertThat(cases.count().getAsLong()).isOne();
        assertThat(cases.oldest().apply(9)).singleElement().satisfies(each -> {
            assertThat(each.id()).isEqualTo(Long.toString(broken.value()));
            assertThat(each.details()).startsWith("not booked from " + today + " on: ")
                    .contains("Duplicate entry");
        });

        tryNow();
        assertThat(cases.count().getAsLong()).isOne();
        mend(broken, today);
        missed.next();
        assertThat(cases.count().getAsLong()).as("tried before it is time").isOne();
        tryNow();

        assertThat(cases.count().getAsLong()).isZero();
        assertLikeEachOther(broken, after);
        day(due.plusDays(2));
        assertLikeEachOther(broken, after);
    }

    @Test
    void anOverdueLoanCostsWhatItWouldHaveAndAPaymentCountsOnItsDay() {
        LoanId broken = loan(today.minusDays(40));
        LoanId healthy = loan(today.minusDays(40));
        assertThat(loans.loan(broken).status()).isEqualTo(LoanStatus.OVERDUE);
        ask.next();
        LocalDate yesterday = today.minusDays(1);
        // As if yesterday had not been closed yet, nor charged.
        for (LoanId each : List.of(broken, healthy)) {
            loans.sql("update loan_instalment i join loan_accrual a on a.loan_id = i.loan_id and a.day = ?"
                    + " set i.overdue_interest = i.overdue_interest - a.overdue_interest"
                    + " where i.loan_id = ? and i.number = 1", yesterday, each.value());
            loans.sql("delete from loan_accrual where loan_id = ? and day = ?", each.value(), yesterday);
        }
        loans.sql("update loan_close set day = ?", yesterday.minusDays(1));
        breakDay(broken, yesterday);
        day(yesterday);

        for (LoanId each : List.of(broken, healthy)) {
            book.collected(asked(each), Won.of(50_000));
        }
        book.collected(asked(broken), Won.of(50_000));
        assertThat(loans.loan(broken).balance()).isEqualTo(Won.of(1_200_000));
        assertThat(loans.number("select count(*) from loan_repayment where state = 'COLLECTED'")).isOne();
        day(today);
        mend(broken, yesterday);
        tryNow();

        assertThat(behind.count()).isZero();
        assertLikeEachOther(broken, healthy);
        assertThat(loans.number("select count(*) from loan_repayment where state = 'COLLECTED' and collected = 50000"))
                .isEqualTo(2);
    }

    @Test
    void whatCannotFallDueKeepsNoOthers() {
        LoanId broken = loan(today.plusDays(1));
        LoanId other = loan(today.plusDays(1));
        day(today);
        loans.sql("update loan_instalment set number = 99 where loan_id = ? and number = 1", broken.value());

        day(today.plusDays(1));

        assertThat(loans.loan(other).nextNumber()).isEqualTo(2);
        assertThat(behind.contains(broken)).isTrue();
        loans.sql("update loan_instalment set number = 1 where loan_id = ? and number = 99", broken.value());
        tryNow();
        assertThat(behind.count()).isZero();
        assertLikeEachOther(broken, other);
    }

    @Test
    void aRowThatCannotBeReadKeepsNoOthers() {
        LoanId broken = loan(today.minusDays(3));
        LoanId other = loan(today.minusDays(3));
        loans.sql("update loan_contract set day_count = 'WRONG' where id = ?", broken.value());

        day(today);
        ask.next();

        assertThat(closed(today)).isEqualTo("1 1");
        assertThat(asked(other)).isNotNull();
        loans.sql("update loan_contract set day_count = 'THIRTY_360' where id = ?", broken.value());
        tryNow();
        assertLikeEachOther(broken, other);
    }

    @Test
    void whatFailsForVeryManyIsNoLoansFault() {
        LoanId broken = loan(today.plusDays(9));
        breakDay(broken, today);
        loans.sql("""
                insert into loan_behind (loan_id, next_day, since, cause, try_at)
                with recursive n (i) as (select 1 union all select i + 1 from n where i < 1000)
                select -i, '2036-01-01', '2036-01-01', 'broken', '2036-01-01' from n""");

        assertThatThrownBy(() -> close(today)).hasMessage("1000 loans are behind: mend what they have in common");

        assertThat(behind.contains(broken)).isFalse();
        loans.sql("delete from loan_behind where loan_id < 0");
        close(today);
        assertThat(closed(today)).isEqualTo("0 1");
    }

    @Test
    void nothingIsPrepaidOfALoanThatIsBehind() {
        Tsid member = ids.next();
        LoanId broken = loans.running(member, 1_200_000, today.minusDays(10), null);
        breakDay(broken, today);
        day(today);

        assertThatThrownBy(() -> quote.quote(member, broken, Won.of(1_000))).isInstanceOf(DomainException.class)
                .extracting("code").isEqualTo(LoanError.DAY_NOT_CLOSED);
    }

    @Test
    void cutOffBetweenTwoDaysItGoesOnAndTwoInstancesBookEachOnce() throws Exception {
        LoanId broken = loan(today.plusDays(1));
        LoanId other = loan(today.plusDays(1));
        breakDay(broken, today);
        for (int i = 0; i < 5; i++) {
            day(today.plusDays(i));
        }
        mend(broken, today);
        // The third of its days fails: two are booked, and stay.
        breakDay(broken, today.plusDays(2));
        tryNow();
        assertThat(text("select next_day from loan_behind where loan_id = ?", broken))
                .isEqualTo(today.plusDays(2).toString());
        mend(broken, today.plusDays(2));

        loans.sql("update loan_behind set try_at = '2020-01-01'");
        Thread second = Thread.ofVirtual().start(missed::next);
        missed.next();
        second.join();

        assertLikeEachOther(broken, other);
    }

    private void assertLikeEachOther(LoanId one, LoanId other) {
        for (String sql : List.of(DAYS, INSTALMENTS, CONTRACT)) {
            assertThat(text(sql, one)).isEqualTo(text(sql, other));
        }
    }

    /** A loan since a month before its first instalment. */
    private LoanId loan(LocalDate due) {
        SignedOffer offer = new SignedOffer(ids.next(), ids.next(), TestLoans.LENDER, "한빛은행", "한빛 신용대출",
                LoanKind.CREDIT, Won.of(1_200_000), new BigDecimal("0.12"), RepaymentMethod.EQUAL_INSTALMENTS,
                DayCount.THIRTY_360, 12, 0, due.minusDays(30), due, new BigDecimal("0.012"), Won.ZERO, null);
        return loans.running(offer);
    }

    /** Some other code has written what the close would. */
    private void breakDay(LoanId loan, LocalDate day) {
        loans.sql("insert into loan_accrual values (?, ?, 1, 0, 0)", loan.value(), day);
    }

    private void mend(LoanId loan, LocalDate day) {
        loans.sql("delete from loan_accrual where loan_id = ? and day = ?", loan.value(), day);
    }

    private void tryNow() {
        loans.sql("update loan_behind set try_at = '2020-01-01'");
        missed.next();
    }

    private void day(LocalDate day) {
        while (fallDue.next(day) > 0) {
            // There may be more.
        }
        close(day);
    }

    private void close(LocalDate day) {
        close.begin(day);
        while (close.next()) {
            // There may be more.
        }
    }

    private String closed(LocalDate day) {
        return text("select concat_ws(' ', loans, failed) from loan_close where finished_at is not null and day = ?",
                day);
    }

    private RepaymentId asked(LoanId loan) {
        return new RepaymentId(loans.number("select max(id) from loan_repayment where loan_id = ?", loan.value()));
    }

    private String text(String sql, LoanId loan) {
        return text(sql, (Object) loan.value());
    }

    private String text(String sql, Object parameter) {
        String text = transaction.execute(_ -> jdbc.queryForObject(sql, String.class, parameter));
        return Objects.requireNonNull(text);
    }
}
