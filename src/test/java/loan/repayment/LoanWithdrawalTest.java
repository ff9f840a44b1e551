package loan.repayment;

import java.util.UUID;

import loan.TestLoans;
import loan.contract.LoanId;
import loan.contract.LoanStatus;
import loan.contract.SignedOffer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pay.PayScene;
import platform.money.Won;
import testing.Api;
import testing.MadangTest;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

/** A loan is taken back within the time that the law gives. */
@MadangTest
class LoanWithdrawalTest {
    @LocalServerPort
    int port;

    PayScene pay;
    TestLoans loans;
    TestMember member;

    @BeforeEach
    void setTheStage(@Autowired ApplicationContext context) {
        pay = new PayScene(context);
        loans = new TestLoans(context);
        member = pay.member();
    }

    @AfterEach
    void theBooksAreRight() {
        pay.assertTheBooksAreRight();
    }

    @Test
    void aLoanCanBeTakenBackWithinTwoWeeksWithoutAFee() {
        LoanId loan = loans.running(member.id(), 1_000_000, loans.today().minusDays(3), null);
        topUp(10_000);

        Api.Answer asked = withdraw(loan);

        assertThat(asked.text("fees")).isEqualTo("0");
        Awaitility.await().until(() -> loans.loan(loan).status() == LoanStatus.WITHDRAWN);
        assertThat(pay.api.balance(member)).isEqualTo(10_000 - asked.body().path("interest").asLong());
    }

    @Test
    void afterTwoWeeksALoanIsNotTakenBack() {
        LoanId loan = loans.running(member.id(), 1_000_000, loans.today().minusDays(25), null);

        assertThat(withdraw(loan).code()).isEqualTo("WITHDRAWAL_OVER");
    }

    @Test
    void yearsLaterALoanIsNotTakenBackEither() {
        LoanId loan = loans.running(member.id(), 1_000_000, loans.today().minusDays(10), null);
        loans.sql("update loan_contract set started_on = '2019-01-01' where id = ?", loan.value());

        assertThat(withdraw(loan).code()).isEqualTo("WITHDRAWAL_OVER");
    }

    @Test
    void theLenderWithholdsItsFeeAndLetsGoOfIt() {
        SignedOffer it = loans.offer(member.id(), 1_000_000, loans.today().minusDays(3), null);
        LoanId loan = loans.open(new SignedOffer(it.applicationId(), it.memberId(), it.lenderId(), it.lenderName(),
                it.productName(), it.kind(), it.principal(), it.annualRate(), it.method(), it.dayCount(),
                it.instalments(), it.grace(), it.startedOn(), it.firstDueOn(), it.prepaymentFeeRate(),
                Won.of(20_000), null));
        Awaitility.await().until(() -> loans.loan(loan).status() == LoanStatus.ACTIVE);
        assertThat(pay.api.balance(member)).isEqualTo(980_000);
        assertThat(loans.loan(loan).balance()).isEqualTo(Won.of(1_000_000));
        topUp(10_000);
        // Before it is asked: what was paid back owes no interest.
        long interest = loans.loan(loan).interestUntil(loans.today()).amount();

        Api.Answer asked = withdraw(loan);

        assertThat(interest).isPositive();
        assertThat(asked.text("asked")).isEqualTo(Long.toString(1_000_000 + interest - 20_000));
        Awaitility.await().until(() -> loans.loan(loan).status() == LoanStatus.WITHDRAWN);
        assertThat(pay.api.balance(member)).isEqualTo(10_000 - interest);
    }

    @Test
    void feesAreSetOffAgainstCostsThenInterestThenPrincipal() {
        Parts owed = new Parts(Won.of(3), Won.ZERO, Won.of(5), Won.of(10));

        assertThat(owed.less(owed.paidBy(Won.of(4)))).isEqualTo(new Parts(Won.ZERO, Won.ZERO, Won.of(4), Won.of(10)));
        assertThat(owed.less(owed.paidBy(Won.of(17)))).isEqualTo(new Parts(Won.ZERO, Won.ZERO, Won.ZERO, Won.of(1)));
    }

    private void topUp(long amount) {
        pay.api.topUp(member, pay.api.link(member, PayScene.accountNumber("9999")), amount);
    }

    private Api.Answer withdraw(LoanId loan) {
        return new Api(port).post("/v1/loan/loans/" + loan.value() + "/withdrawal", null, "Authorization",
                member.bearer(), "Idempotency-Key", UUID.randomUUID().toString());
    }
}
