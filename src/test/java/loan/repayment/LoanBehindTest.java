package loan.repayment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import loan.OwnLoansTest;
import loan.close.CloseDays;
import loan.close.LoansBehind;
import loan.contract.Contracts;
import loan.contract.LoanId;
import loan.refusal.LoanError;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;
import testing.Overlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A loan that fails keeps no others, whatever is done about them. */
@OwnLoansTest
class LoanBehindTest extends LoanBehindScene {
    @Test
    void aFaultOfTheDatabaseHasNobodyPassedOver() {
        LoanId broken = loan(today.plusDays(1));
        LoanId locked = loan(today.plusDays(1));
        breakDay(broken, today);

        failsWhileWritten("insert into loan_accrual values (?, ?, 1, 0, 0)", locked, today, () -> close(today));

        assertThat(behind.contains(broken)).isTrue();
        assertThat(behind.contains(locked)).isFalse();
        close(today);
        assertThat(closed(today)).isEqualTo("1 1");
    }

    @Test
    void norWhenSomethingFallsDue() {
        LocalDate due = today.plusDays(1);
        LoanId broken = loan(due);
        LoanId locked = loan(due);
        loans.sql("update loan_instalment set number = 99 where loan_id = ? and number = 1", broken.value());

        failsWhileWritten("update loan_instalment set interest = interest + 1 where loan_id = ? and due_on = ?", locked,
                due, () -> fall(due));

        assertThat(behind.contains(broken)).isTrue();
        assertThat(behind.contains(locked)).isFalse();
        fall(due);
        assertThat(loans.loan(locked).nextNumber()).isEqualTo(2);
    }

    @Test
    void whatAnotherInstanceHasPassedOverMeanwhileDoesNotFallDue(@Autowired ApplicationContext context,
            @Autowired Contracts contracts) throws Exception {
        LocalDate due = today.plusDays(1);
        LoanId broken = loan(due);

        new Overlap(context).of(() -> {
            contracts.hold(broken);
            behind.passOver(broken, today, new IllegalStateException("broken"), Instant.EPOCH);
        }, () -> fallDue.next(due));

        assertThat(loans.loan(broken).nextNumber()).isOne();
    }

    /** At midnight one that has caught up is let go while the next day is begun. */
    @Test
    void theDayThatIsBegunWhenItHasCaughtUpIsNotLost(@Autowired ApplicationContext context) throws Exception {
        LoanId broken = behindFrom(today);
        LoanId other = loan(today.plusDays(9));

        new Overlap(context).of(missed::next, () -> close(today));

        assertThat(behind.count()).isZero();
        assertThat(text(DAYS, broken)).isEqualTo(text(DAYS, other));
    }

    @Test
    void norIsTheDayThatWasBegunBeforeIt(@Autowired ApplicationContext context, @Autowired CloseDays days)
            throws Exception {
        LoanId broken = behindFrom(today);
        LoanId other = loan(today.plusDays(9));

        new Overlap(context).of(() -> days.lastOf(other), missed::next, () -> close(today));

        assertThat(closed(today)).isEqualTo("1 0");
        assertThat(behind.count()).isZero();
        assertThat(text(DAYS, broken)).isEqualTo(text(DAYS, other));
    }

    private LoanId behindFrom(LocalDate day) {
        LoanId loan = loan(today.plusDays(9));
        transaction.executeWithoutResult(
                _ -> behind.passOver(loan, day, new IllegalStateException("mended"), Instant.EPOCH));
        return loan;
    }

    @Test
    void norDoesItCountAsTriedInVain() {
        LoanId broken = loan(today.plusDays(9));
        breakDay(broken, today);
        close(today);
        mend(broken, today);
        loans.sql("update loan_behind set try_at = '2020-01-01'");

        failsWhileWritten("insert into loan_accrual values (?, ?, 1, 0, 0)", broken, today, missed::next);

        assertThat(loans.number("select count(*) from loan_behind where try_at = '2020-01-01'")).isOne();
        missed.next();
        assertThat(behind.count()).isZero();
    }

    @Test
    void whatPayHasNotAnsweredIsRepeatedThoughOneCannotBe(@Autowired RepeatRequests repeat) {
        LoanId broken = loan(today.minusDays(3));
        LoanId other = loan(today.minusDays(3));
        RepaymentId first = waits(broken);
        RepaymentId second = waits(other);
        loans.sql("update loan_repayment set ask_at = '2020-01-01'");
        makeUnreadable(broken);

        repeat.next();

        assertThat(times(second)).isEqualTo(2);
        assertThat(times(first)).isOne();
        assertThat(loans.number("select count(*) from loan_repayment where ask_at > utc_timestamp(6) and id = ?",
                first.value())).isOne();
        assertThat(repeat.next()).isZero();
        awaitPaid(other);
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
        makeUnreadable(broken);

        day(today);
        ask.next();

        assertThat(closed(today)).isEqualTo("1 1");
        awaitPaid(other);
        assertThat(loans.number(
                """
                        select count(*) from loan_instalment where ask_at > utc_timestamp(6) + interval 50 minute
                            and unasked and asked_on is null and loan_id = ?""",
                broken.value())).as("asked for an hour later").isOne();
        assertThat(ask.next()).isZero();
        makeReadable(broken);
        tryNow();
        askNow();
        awaitPaid(broken);
        assertLikeEachOther(broken, other);
    }

    @Test
    void whatPayAnswersForSuchARowIsNotLost() {
        LocalDate yesterday = today.minusDays(1);
        closedUntil(yesterday);
        LoanId paid = overdue(yesterday);
        LoanId poor = overdue(yesterday);
        RepaymentId asked = waits(paid);
        RepaymentId inVain = waits(poor);
        makeUnreadable(paid);
        makeUnreadable(poor);
        day(yesterday);
        Instant at = today.atStartOfDay(ZoneOffset.UTC).toInstant();

        book.collected(asked, Won.of(50_000), at);
        book.refused(inVain, "INSUFFICIENT_BALANCE");

        assertThat(transaction.execute(_ -> behind.lock(paid)).orElseThrow().kept())
                .isEqualTo(new LoansBehind.Kept(Tsid.of(asked), Won.of(50_000), at));
        assertThat(loans.number("select count(*) from loan_repayment where state = 'REFUSED' and id = ?",
                inVain.value())).isOne();
    }

    /** The release before knows nothing of loans that are behind. */
    @Test
    void oneThatFellDueOutOfTurnIsACaseUntilItsDaysAreGivenUp() {
        LoanId broken = behindFrom(today);
        close(today);
        loans.sql("update loan_contract set period_from = ? where id = ?", today.plusDays(1), broken.value());

        tryNow();

        assertThat(text("select cause from loan_behind where loan_id = ?", broken))
                .contains("its period began on " + today.plusDays(1) + " already");
        loans.sql("update loan_behind set next_day = ? where loan_id = ?", today.plusDays(1), broken.value());
        tryNow();
        assertThat(behind.count()).isZero();
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
                .extracting("code").isEqualTo(LoanError.INTEREST_NOT_BOOKED);
    }
}
