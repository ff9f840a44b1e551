package pay.lending;

import java.time.LocalDate;
import java.util.List;

import loan.events.InstalmentDue;
import loan.events.LoanDisbursed;
import loan.events.RepaymentRequested;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayScene;
import pay.integrity.BooksCheck;
import pay.integrity.Breach;
import platform.id.Tsid;
import platform.money.Won;
import testing.MadangTest;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

/** What pay does for loans, as loan's events ask; the loans themselves are nowhere. */
@MadangTest
class LendingTest {
    private static final Tsid LENDER = new Tsid(77);

    @Autowired
    BooksCheck books;
    PayScene scene;
    TestMember member;

    @BeforeEach
    void setTheStage(@Autowired ApplicationContext context) {
        scene = new PayScene(context);
        member = scene.member();
    }

    @Test
    void aLoanToldTwiceIsHandedOverOnceAndAnsweredTwice() {
        Tsid loan = scene.id();

        scene.tell(disbursed(loan, 500_000));
        scene.tell(disbursed(loan, 500_000));

        awaitAnswers("pay.disbursement-completed", "loanId", loan, 2);
        assertThat(scene.api.balance(member)).isEqualTo(500_000);
        scene.assertTheBooksAreRight();
    }

    @Test
    void anInstalmentTakesWhatIsThereAndAFullRepaymentAllOrNothing() {
        scene.tell(disbursed(scene.id(), 100_000));
        Awaitility.await().until(() -> scene.api.balance(member) == 100_000);
        Tsid whole = scene.id();
        Tsid part = scene.id();

        scene.tell(new RepaymentRequested(scene.id(), scene.now(), whole, scene.id(), member.id(), LENDER, "대출",
                "PREPAYMENT", Won.of(100_001)));
        awaitAnswers("pay.repayment-refused", "repaymentId", whole, 1);
        scene.tell(due(part, 150_000));
        awaitAnswers("pay.repayment-collected", "repaymentId", part, 1);

        assertThat(scene.api.balance(member)).isZero();
        assertThat(scene.count("pay_loan_repayment where collected = 100000 and id = " + part)).isEqualTo(1);
        scene.assertTheBooksAreRight();
    }

    @Test
    void oneRequestIsDecidedOnce() {
        scene.tell(disbursed(scene.id(), 100_000));
        Awaitility.await().until(() -> scene.api.balance(member) == 100_000);
        Tsid repayment = scene.id();

        scene.tell(due(repayment, 30_000));
        scene.tell(due(repayment, 30_000));

        awaitAnswers("pay.repayment-collected", "repaymentId", repayment, 2);
        assertThat(scene.api.balance(member)).isEqualTo(70_000);
    }

    @Test
    void theBooksMissWhatWasNotPosted() {
        Tsid loan = scene.id();
        scene.tell(disbursed(loan, 100_000));
        Awaitility.await().until(() -> scene.api.balance(member) == 100_000);
        Tsid repayment = scene.id();
        scene.tell(due(repayment, 1_000));
        awaitAnswers("pay.repayment-collected", "repaymentId", repayment, 1);

        scene.sql("update pay_loan_repayment set collected = 999 where id = ?", repayment.value());
        scene.sql("update pay_disbursement set amount = 100001, to_wallet = 100001 where loan_id = ?", loan.value());
        List<Breach> breaches = books.run();
        scene.sql("update pay_loan_repayment set collected = 1000 where id = ?", repayment.value());
        scene.sql("update pay_disbursement set amount = 100000, to_wallet = 100000 where loan_id = ?", loan.value());

        assertThat(breaches).contains(new Breach(Breach.Rule.REPAYMENT_DIFFERS_FROM_ITS_JOURNAL, repayment.value()),
                new Breach(Breach.Rule.LOAN_DIFFERS_FROM_ITS_JOURNAL, loan.value()));
        scene.assertTheBooksAreRight();
    }

    private LoanDisbursed disbursed(Tsid loan, long amount) {
        return new LoanDisbursed(scene.id(), scene.now(), loan, member.id(), LENDER, "은행", "대출", Won.of(amount), null);
    }

    private InstalmentDue due(Tsid repayment, long amount) {
        return new InstalmentDue(scene.id(), scene.now(), repayment, scene.id(), member.id(), LENDER, "대출", 1,
                LocalDate.of(2026, 11, 1), Won.of(amount));
    }

    private void awaitAnswers(String type, String field, Tsid id, int count) {
        Awaitility.await().until(() -> scene.count("platform_event_log where type = '" + type
                + "' and json_value(body, '$." + field + "') = '" + id + "'") == count);
    }
}
