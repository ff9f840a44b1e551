package pay.withdrawal;

import java.util.Set;

import member.staff.TestStaff;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import pay.PayScene;
import pay.bank.BankAccountId;
import pay.fraud.Reports;
import pay.review.TestReviews;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.StaffCaller;
import testing.MadangTest;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

/** A withdrawal that is held for a review, and that an operator decides while who asked for it has not come to calling the bank. */
@MadangTest
class ReviewedWithdrawalTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    WithdrawMoney withdrawMoney;
    @Autowired
    TransactionTemplate transaction;

    PayScene scene;
    TestMember member;
    WithdrawalId held;

    @BeforeEach
    void holdsOne() {
        scene = new PayScene(context);
        member = scene.memberWith(50_000);
        StaffCaller operator = new StaffCaller(TestStaff.operator(context).id(), "operator", Set.of("OPERATOR"), null);
        context.getBean(Reports.class).reportWallet(operator, member.id(), "2026-11");
        String account = scene.api.get(member, "/v1/pay/bank-accounts").body().at("/items/0/id").asString();
        held = withdrawMoney.begin(member.caller(), new BankAccountId(Long.parseLong(account)), Won.of(20_000), false);
        assertThat(status()).isEqualTo("HELD_FOR_REVIEW");
    }

    @AfterEach
    void theBooksAreRight() {
        scene.assertTheBooksAreRight();
    }

    @Test
    void isNotSentWhenItWasRefusedMeanwhile() {
        TestReviews.decide(context, Tsid.of(held), false, false);

        withdrawMoney.carryOut(held);

        assertThat(hasTheBank()).isFalse();
        assertThat(status()).isEqualTo("REFUSED");
        assertThat(scene.api.wallet(member).body().path("available").asLong()).isEqualTo(50_000);
    }

    @Test
    void isLeftToWhoTakesItWhenItWasReleasedMeanwhile() {
        transaction.executeWithoutResult(_ -> {
            TestReviews.decide(context, Tsid.of(held), true, false);
            nextStep("'2099-01-01'");
        });

        withdrawMoney.carryOut(held);
        assertThat(hasTheBank()).isFalse();
        assertThat(status()).isEqualTo("WAITING");
        scene.sql("update pay_bank_transfer set status = 'SENT' where id = ?", held.value());
        withdrawMoney.carryOut(held);
        assertThat(hasTheBank()).as("somebody has taken it").isFalse();

        nextStep("created_at");
        Awaitility.await().until(() -> status().equals("DONE"));
        assertThat(scene.api.balance(member)).isEqualTo(30_000);
    }

    private void nextStep(String when) {
        scene.sql("update pay_bank_transfer set next_step_at = " + when + " where id = ?", held.value());
    }

    private String status() {
        return scene.text("select status from pay_bank_transfer where id = " + held.value());
    }

    private boolean hasTheBank() {
        return scene.count("pay_sandbox_transfer where request_id = " + held.value()) > 0;
    }
}
