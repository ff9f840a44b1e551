package loan.repayment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

import loan.TestLoans;
import loan.contract.LoanId;
import loan.contract.LoanStatus;
import loan.contract.SignedOffer;
import loan.schedule.DayCount;
import loan.schedule.Instalment;
import member.events.MemberLeaveRequested;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pay.PayScene;
import platform.id.Tsid;
import platform.money.Won;
import testing.Api;
import testing.MadangTest;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

/** Loans from the lender's payout to their end, over HTTP and with pay. */
@MadangTest
class LoanLifeTest {
    @LocalServerPort
    int port;

    PayScene pay;
    TestLoans loans;
    Api api;
    TestMember member;

    @BeforeEach
    void setTheStage(@Autowired ApplicationContext context) {
        pay = new PayScene(context);
        loans = new TestLoans(context);
        api = new Api(port);
        member = pay.member();
    }

    @AfterEach
    void theBooksAreRight() {
        pay.assertTheBooksAreRight();
    }

    @Test
    void theMoneyComesIntoTheWallet() {
        SignedOffer offer = loans.offer(member.id(), 1_200_000, loans.today(), null);
        LoanId loan = loans.running(offer);

        assertThat(loans.loan(loan).status()).isEqualTo(LoanStatus.ACTIVE);
        assertThat(pay.api.balance(member)).isEqualTo(1_200_000);
        Api.Answer list = get("/v1/loan/loans");
        assertThat(list.text("items/0/status")).isEqualTo("ACTIVE");
        assertThat(list.text("items/0/balance")).isEqualTo("1200000");
        assertThat(Long.parseLong(list.text("items/0/next/amount"))).as("106,618 but for who borrows at a month's end")
                .isEqualTo(TestLoans.first(offer).amount()).isBetween(106_500L, 106_700L);
        assertThat(list.text("items/0/next/dueOn")).isEqualTo(loans.today().plusMonths(1).toString());
        assertThat(get("/v1/loan/loans/" + loan.value()).body().path("schedule").size()).isEqualTo(12);
    }

    @Test
    void whatTheWalletMayNotHoldGoesToTheBankAccount() {
        pay.api.link(member, PayScene.accountNumber("9999"));

        LoanId loan = loans.running(member.id(), 5_000_000, loans.today(), null);

        assertThat(loans.loan(loan).status()).isEqualTo(LoanStatus.ACTIVE);
        assertThat(pay.api.balance(member)).isEqualTo(2_000_000);
        assertThat(pay.count("pay_disbursement where status = 'COMPLETED' and to_bank = 3000000 and loan_id = "
                + loan.value())).isEqualTo(1);
    }

    @Test
    void whatTheBankRefusesTheWalletTakes() {
        String account = pay.api.link(member, PayScene.accountNumber("0005"));

        loans.running(member.id(), 3_000_000, loans.today(), new Tsid(Long.parseLong(account)));

        assertThat(pay.api.balance(member)).isEqualTo(3_000_000);
    }

    @Test
    void withoutAnAccountForTheRestNothingIsHandedOver() {
        LoanId loan = loans.running(member.id(), 5_000_000, loans.today(), null);

        assertThat(loans.loan(loan).status()).isEqualTo(LoanStatus.FAILED);
        assertThat(pay.api.balance(member)).isZero();
    }

    @Test
    void anApplicationMakesOneContract() {
        var offer = loans.offer(member.id(), 1_000_000, loans.today(), null);

        assertThat(loans.open(offer)).isEqualTo(loans.open(offer));
    }

    @Test
    void anInstalmentIsCollectedOnItsDay() {
        SignedOffer offer = loans.offer(member.id(), 1_200_000, loans.today().minusMonths(1), loans.today(), null);
        Instalment first = TestLoans.first(offer);
        LoanId loan = loans.running(offer);

        loans.ask();

        Awaitility.await().until(() -> loans.number("""
                select count(*) from loan_instalment where loan_id = ? and number = 1 and state = 'PAID'""",
                loan.value()) == 1);
        long principal = 1_200_000 - loans.loan(loan).balance().amount();
        assertThat(principal).as("94,618 but for who borrows at a month's end").isEqualTo(first.principal())
                .isBetween(93_500L, 94_700L);
        assertThat(first.interest()).as("12,000 but for the same")
                .isEqualTo(interest(offer.startedOn(), loans.today()));
        assertThat(pay.api.balance(member)).as("with a month's interest")
                .isEqualTo(1_200_000 - principal - first.interest());
        assertThat(pay.count("platform_event_log where type = 'loan.instalment-paid' and aggregate_id = "
                + loan.value())).isEqualTo(1);
    }

    @Test
    void aPartIsTakenWhenThereIsNotMoreAndTheRestLater() {
        LocalDate start = loans.today().minusMonths(1).minusDays(10);
        LoanId loan = overdue(1_200_000, start);
        pay.api.topUp(member, account(), 50_000);

        loans.ask();
        Awaitility.await().until(() -> loans.number(
                "select coalesce(sum(collected), 0) from loan_repayment where loan_id = ? and state = 'COLLECTED'",
                loan.value()) > 0);

        // Overdue interest first, then interest, then principal.
        assertThat(loans.number("""
                select overdue_interest * 1000000000 + interest * 10000 + case when principal > 0 then 1 else 0 end
                from loan_repayment where loan_id = ?""", loan.value()) % 1_000_000_000)
                .isEqualTo(interest(start, start.plusMonths(1)) * 10_000 + 1);
        assertThat(loans.loan(loan).status()).isEqualTo(LoanStatus.OVERDUE);

        pay.api.topUp(member, account(), 100_000);
        loans.sql("update loan_instalment set ask_at = '2020-01-01' where ask_at is not null and loan_id = ?",
                loan.value());
        loans.ask();
        Awaitility.await().until(() -> loans.loan(loan).status() == LoanStatus.ACTIVE);
        assertThat(loans.loan(loan).overdueSince()).isNull();
    }

    @Test
    void anEmptyWalletMakesALoanOverdueDayByDay() {
        LocalDate start = loans.today().minusMonths(1).minusDays(40);
        LoanId loan = overdue(1_200_000, start);

        Api.Answer answer = get("/v1/loan/loans/" + loan.value());

        assertThat(answer.text("loan/status")).isEqualTo("OVERDUE");
        long days = answer.body().at("/loan/daysPastDue").asLong();
        assertThat(days).isEqualTo(
                ChronoUnit.DAYS.between(loans.payableUntil(start.plusMonths(1)), loans.today()));
        assertThat(answer.text("loan/lateness")).isEqualTo("UP_TO_59");
        // Some 106,618 won at 12 % and 3 more, a day's fraction dropped: 43 won a day.
        assertThat(answer.body().at("/schedule/0/overdueInterest").asLong()).isEqualTo(43 * days);
        assertThat(loans.number("select count(*) from loan_accrual where loan_id = ?", loan.value()))
                .isEqualTo(loans.today().toEpochDay() - start.toEpochDay());
        assertThat(post(loan, "/prepayments", Map.of("principal", 1, "strategy", "FEWER_INSTALMENTS")).code())
                .isEqualTo("LOAN_NOT_ACTIVE");
    }

    @Test
    void theDaysOfAPeriodAddUpToItsInterest() {
        LoanId loan = overdue(1_234_567, loans.today().minusMonths(2));

        assertThat(loans.number("""
                select coalesce(sum(a.interest), 0) - max(i.interest) from loan_instalment i
                left join loan_accrual a on a.loan_id = i.loan_id and a.day >= i.from_on and a.day < i.due_on
                where i.loan_id = ? and i.number = 1""", loan.value())).isZero();
    }

    @Test
    void aPrepaymentCostsWhatItsQuoteSays() {
        LocalDate start = loans.today().minusDays(10);
        LoanId loan = loans.running(member.id(), 1_200_000, start, null);

        Api.Answer quote = api.post(path(loan, "/prepayment-quotes"), Map.of("principal", 600_000), "Authorization",
                member.bearer());
        Api.Answer asked = post(loan, "/prepayments",
                Map.of("principal", 600_000, "strategy", "FEWER_INSTALMENTS"));

        assertThat(quote.status()).as("%s", quote.body()).isEqualTo(200);
        assertThat(quote.text("interest")).isEqualTo(Long.toString(interest(start, loans.today())));
        assertThat(quote.body().path("outcomes").size()).isEqualTo(3);
        assertThat(asked.status()).as("%s", asked.body()).isIn(201, 202);
        assertThat(asked.text("asked")).isEqualTo(quote.text("total"));
        awaitCollected(loan, asked.text("id"));
        assertThat(loans.loan(loan).balance()).isEqualTo(Won.of(600_000));
        assertThat(pay.api.balance(member)).isEqualTo(1_200_000 - quote.body().path("total").asLong());
        assertThat(get(path(loan, "")).body().path("schedule").size())
                .isEqualTo(quote.body().at("/outcomes/0/instalments").asInt());
        assertThat(get(path(loan, "/repayments")).text("items/0/kind")).isEqualTo("PREPAYMENT");
    }

    @Test
    void theSameRequestAgainShowsWhatCameOfIt() {
        LoanId loan = loans.running(member.id(), 1_200_000, loans.today(), null);
        String key = UUID.randomUUID().toString();
        var body = Map.of("principal", 100_000, "strategy", "SMALLER_INSTALMENTS");
        String id = post(loan, "/prepayments", body, key).text("id");
        awaitCollected(loan, id);

        Api.Answer again = post(loan, "/prepayments", body, key);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text("id")).isEqualTo(id);
        assertThat(again.text("state")).isEqualTo("COLLECTED");
    }

    @Test
    void aPrepaymentThatCannotBeCollectedChangesNothing() {
        LoanId loan = overdue(1_200_000, loans.today());

        String id = post(loan, "/prepayments", Map.of("principal", 100_000, "strategy", "FEWER_INSTALMENTS"))
                .text("id");

        Awaitility.await().until(() -> loans.loan(loan).pendingRepayment() == null);
        assertThat(get(path(loan, "/repayments/" + id)).text("state")).isEqualTo("REFUSED");
        assertThat(loans.loan(loan).balance()).isEqualTo(Won.of(1_200_000));
        assertThat(loans.loan(loan).status()).isEqualTo(LoanStatus.ACTIVE);
    }

    @Test
    void payingAllOfItEndsTheLoan() {
        LoanId loan = loans.running(member.id(), 1_000_000, loans.today(), null);
        pay.api.topUp(member, account(), 100_000);

        post(loan, "/prepayments", Map.of("principal", 1_000_000, "strategy", "FEWER_INSTALMENTS"));

        Awaitility.await().until(() -> loans.loan(loan).status() == LoanStatus.PAID_OFF);
        // The fee on the first day: 1.2 % of all.
        assertThat(pay.api.balance(member)).isEqualTo(100_000 - 12_000);
        assertThat(post(loan, "/prepayments", Map.of("principal", 1, "strategy", "FEWER_INSTALMENTS")).code())
                .isEqualTo("LOAN_NOT_ACTIVE");
    }

    @Test
    void refusesToPrepayMoreThanIsLeft() {
        LoanId loan = loans.running(member.id(), 1_000_000, loans.today(), null);

        assertThat(post(loan, "/prepayments", Map.of("principal", 1_000_001, "strategy", "FEWER_INSTALMENTS")).code())
                .isEqualTo("PREPAYMENT_TOO_LARGE");
    }

    @Test
    void whoOwesALoanCannotLeave() {
        loans.running(member.id(), 1_000_000, loans.today(), null);
        Tsid request = pay.id();

        pay.tell(new MemberLeaveRequested(pay.id(), pay.now(), member.id(), request));

        Awaitility.await().until(() -> pay.count("platform_event_log where type = 'loan.leave-blocked' "
                + "and json_value(body, '$.requestId') = '" + request + "'") == 1);
    }

    /** Of 1,200,000 won: 400 won a day, of which every month has 30. */
    private static long interest(LocalDate from, LocalDate to) {
        return 400 * DayCount.THIRTY_360.days(from, to);
    }

    /** A loan whose money went to the bank, so that the wallet is empty. */
    private LoanId overdue(long amount, LocalDate startedOn) {
        LoanId loan = loans.running(member.id(), amount, startedOn, new Tsid(Long.parseLong(account())));
        loans.wasAskedInVain(loan, loans.today());
        return loan;
    }

    private String account() {
        Api.Answer linked = get("/v1/pay/bank-accounts");
        return linked.body().at("/items/0").isMissingNode()
                ? pay.api.link(member, PayScene.accountNumber("9999"))
                : linked.text("items/0/id");
    }

    private void awaitCollected(LoanId loan, String repayment) {
        Awaitility.await()
                .until(() -> get(path(loan, "/repayments/" + repayment)).text("state").equals("COLLECTED"));
    }

    private static String path(LoanId loan, String more) {
        return "/v1/loan/loans/" + loan.value() + more;
    }

    private Api.Answer get(String path) {
        return api.get(path, "Authorization", member.bearer());
    }

    private Api.Answer post(LoanId loan, String more, Map<String, ?> body) {
        return post(loan, more, body, UUID.randomUUID().toString());
    }

    private Api.Answer post(LoanId loan, String more, Map<String, ?> body, String key) {
        return api.post(path(loan, more), body, "Authorization", member.bearer(), "Idempotency-Key", key);
    }
}
