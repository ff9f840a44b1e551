package madang.redelivery;

import java.util.Map;
import java.util.UUID;

import loan.TestLoans;
import loan.contract.LoanId;
import loan.contract.LoanStatus;
import org.springframework.context.ApplicationContext;
import platform.id.Tsid;
import testing.MemberActor;

import static org.assertj.core.api.Assertions.assertThat;

/** What people do with loans, so that every listener that is about them gets an event it has to react to. */
final class Borrowings {
    private final Redelivery delivery;
    private final TestLoans loans;

    Borrowings(ApplicationContext context, Redelivery delivery) {
        this.delivery = delivery;
        this.loans = new TestLoans(context);
    }

    /**
     * The walk.
     *
     * @param borrower somebody with a bank account
     * @param another somebody without one
     */
    void walk(MemberActor borrower, MemberActor another) throws Throwable {
        LoanId loan = loans.open(loans.offer(id(borrower), 1_000_000, loans.today().minusMonths(1), null));
        delivery.pump();
        assertThat(loans.loan(loan).status()).isEqualTo(LoanStatus.ACTIVE);
        loans.ask();
        delivery.pump();
        assertThat(loans.number("select count(*) from loan_instalment where state = 'PAID'")).isEqualTo(1);

        prepay(borrower, loan, 100_000);
        delivery.pump();
        assertThat(loans.loan(loan).balance().amount()).isLessThan(900_000);

        String account = borrower.get("/v1/pay/bank-accounts").text("items/0/id");
        LoanId atTheBank = loans
                .open(loans.offer(id(borrower), 30_000_000, loans.today(), new Tsid(Long.parseLong(account))));
        delivery.pump();
        assertThat(loans.loan(atTheBank).status()).isEqualTo(LoanStatus.DISBURSING);

        LoanId failed = loans.open(loans.offer(id(another), 5_000_000, loans.today(), null));
        delivery.pump();
        assertThat(loans.loan(failed).status()).isEqualTo(LoanStatus.FAILED);

        LoanId large = loans.open(loans.offer(id(another), 2_000_000, loans.today(), null));
        delivery.pump();
        prepay(another, large, 2_000_000);
        delivery.pump();
        assertThat(loans.loan(large).pendingRepayment()).isNull();
        assertThat(loans.loan(large).status()).isEqualTo(LoanStatus.ACTIVE);

        assertThat(another.post("/v1/member/leave", Map.of("pin", another.pin)).status()).isEqualTo(202);
        delivery.pump();
        assertThat(another.get("/v1/member/leave").text("state")).isEqualTo("BLOCKED");
    }

    private static void prepay(MemberActor member, LoanId loan, long principal) {
        assertThat(member.post("/v1/loan/loans/" + loan.value() + "/prepayments",
                Map.of("principal", principal, "strategy", "FEWER_INSTALMENTS"), "Idempotency-Key",
                UUID.randomUUID().toString()).status()).isEqualTo(202);
    }

    private static Tsid id(MemberActor member) {
        return new Tsid(Long.parseLong(member.memberId));
    }
}
