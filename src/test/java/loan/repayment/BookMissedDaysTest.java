package loan.repayment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import loan.OwnLoansTest;
import loan.contract.LoanId;
import loan.contract.LoanStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import platform.money.Won;
import platform.ops.ManualCases;

import static org.assertj.core.api.Assertions.assertThat;

/** What the days of a loan cost that are booked later, and what was paid meanwhile. */
@OwnLoansTest
class BookMissedDaysTest extends LoanBehindScene {
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
        LocalDate yesterday = today.minusDays(1);
        closedUntil(yesterday);
        LoanId broken = overdue(yesterday);
        LoanId healthy = overdue(yesterday);
        breakDay(broken, yesterday);
        day(yesterday);
        RepaymentId asked = waits(broken);

        book.collected(waits(healthy), Won.of(50_000), Instant.now());
        book.collected(asked, Won.of(50_000), Instant.now());
        book.collected(asked, Won.of(50_000), Instant.now());
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
    void whatFallsDueWhenItsDaysAreBookedIsNotLateBeforePayIsAsked() {
        LocalDate due = today.minusDays(10);
        closedUntil(due.minusDays(1));
        LoanId broken = opened(due);
        LoanId poor = opened(due);
        LoanId healthy = opened(due);
        breakDay(broken, due.minusDays(1));
        breakDay(poor, due.minusDays(1));
        day(due.minusDays(1));
        fall(due);
        ask.next();
        awaitPaid(healthy);
        daysUntilToday(due);
        mend(broken, due.minusDays(1));
        mend(poor, due.minusDays(1));
        tryNow();
        assertThat(behind.count()).isZero();
        assertThat(loans.loan(poor).nextNumber()).isEqualTo(2);

        book.refused(waits(poor), "INSUFFICIENT_BALANCE");
        ask.next();
        awaitPaid(broken);

        assertLikeEachOther(broken, healthy);
        assertThat(loans.loan(poor).status()).isEqualTo(LoanStatus.ACTIVE);
        // The day on which pay was asked, and what follows when that is no business day.
        for (LocalDate day = today; !day.isAfter(loans.payableUntil(today)); day = day.plusDays(1)) {
            day(day);
        }
        assertThat(loans.loan(poor).overdueSince()).isEqualTo(today);
        assertThat(loans.number("select max(days_past_due) from loan_accrual where loan_id = ?", poor.value())).isOne();
        assertThat(loans.number("select count(*) from loan_accrual where loan_id = ? and overdue_interest > 0",
                poor.value())).isOne();
    }

    @Test
    void whatIsLeftAfterAPaymentThatWasKeptIsNotLateUntilPayIsAskedAgain() {
        LocalDate first = today.minusDays(9);
        closedUntil(first);
        LoanId broken = overdue(first);
        breakDay(broken, first);
        RepaymentId asked = waits(broken);
        daysUntilToday(first);
        book.collected(asked, Won.of(50_000), Instant.now());
        loans.sql("update loan_behind set collected_at = ?", first.plusDays(2).atStartOfDay());
        mend(broken, first);
        tryNow();

        assertThat(behind.count()).isZero();
        assertThat(
                text("select group_concat(overdue_interest > 0 order by day) from loan_accrual where day >= ?", first))
                .isEqualTo("1,1,0,0,0,0,0,0,0");
        assertThat(loans.loan(broken).status()).isEqualTo(LoanStatus.OVERDUE);
        LocalDate since = loans.loan(broken).overdueSince();
        waits(broken);
        day(today);
        assertThat(loans.loan(broken).overdueSince()).isEqualTo(since);
        assertThat(loans.number("select overdue_interest from loan_accrual where loan_id = ? and day = ?",
                broken.value(), today)).isPositive();
    }

    @Test
    void whatPayWasAskedForAndCannotBeAskedForAgainIsNotLateMeanwhile() {
        LocalDate due = today.minusDays(9);
        closedUntil(due);
        LoanId broken = opened(due);
        LoanId healthy = opened(due);
        book.refused(waits(broken), "INSUFFICIENT_BALANCE");
        loans.sql("update loan_instalment set asked_on = due_on where asked_on is not null");
        makeUnreadable(broken);
        askNow();
        awaitPaid(healthy);
        daysUntilToday(due);
        makeReadable(broken);

        askNow();
        assertThat(loans.number("select count(*) from loan_repayment where loan_id = ?", broken.value()))
                .as("not asked before its days are booked").isOne();
        tryNow();
        assertThat(behind.count()).isZero();
        askNow();
        awaitPaid(broken);

        assertLikeEachOther(broken, healthy);
    }

    @Test
    void aYoungerOneThatFallsDueMeanwhileIsPayableOnTheDayOnWhichPayIsAsked() {
        LocalDate first = today.minusDays(20);
        closedUntil(first);
        LoanId broken = overdue(first);
        makeUnreadable(broken);
        askNow();
        daysUntilToday(first);
        makeReadable(broken);
        tryNow();
        assertThat(behind.count()).isZero();

        waits(broken);

        String asked = "select asked_on from loan_instalment where number = %d and state = 'DUE' and loan_id = ?";
        assertThat(text(asked.formatted(2), broken)).isEqualTo(today.toString());
        assertThat(text(asked.formatted(1), broken)).isEqualTo(today.minusDays(40).toString());
        assertThat(loans.number("select sum(overdue_interest) from loan_accrual where loan_id = ? and day >= ?",
                broken.value(), first)).isZero();
    }

    @Test
    void whatAnInstanceOfTheReleaseBeforeHasBookedIsNotBookedAgain() {
        LocalDate yesterday = today.minusDays(1);
        closedUntil(yesterday);
        LoanId broken = overdue(yesterday);
        breakDay(broken, yesterday);
        day(yesterday);
        RepaymentId asked = waits(broken);
        book.collected(asked, Won.of(50_000), Instant.now());
        loans.sql("""
                update loan_repayment set state = 'COLLECTED', collected = 50000, principal = 50000, ask_at = null,
                    decided_at = '2026-01-01' where id = ?""", asked.value());
        mend(broken, yesterday);
        tryNow();

        assertThat(behind.count()).isZero();
        assertThat(loans.number(
                """
                        select sum(paid_principal + paid_interest + paid_overdue_interest) from loan_instalment where loan_id = ?""",
                broken.value())).isZero();
        assertThat(loans.loan(broken).balance()).isEqualTo(Won.of(1_200_000));
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

    private void daysUntilToday(LocalDate first) {
        for (LocalDate day = first; day.isBefore(today); day = day.plusDays(1)) {
            day(day);
        }
    }
}
