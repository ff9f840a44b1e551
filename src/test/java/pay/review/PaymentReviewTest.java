package pay.review;

import java.util.Set;

import member.staff.TestStaff;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.easypay.TestHeldPayment;
import platform.security.StaffCaller;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a member wants to pay a merchant waits for an operator; nothing is set aside meanwhile. */
@MadangTest
class PaymentReviewTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    DecideReview decideReview;
    @Autowired
    LapseJob lapseJob;
    private TestHeldPayment payment;
    private StaffCaller operator;

    @BeforeEach
    void setTheStage() {
        payment = new TestHeldPayment(context);
        operator = new StaffCaller(TestStaff.operator(context).id(), "operator", Set.of("OPERATOR"), null);
    }

    @AfterEach
    void theBooksAreRight() {
        payment.scene.assertTheBooksAreRight();
    }

    @Test
    void isApprovedOnceAnOperatorHasReleasedIt() {
        assertThat(payment.approve()).isEqualTo("PAYMENT_HELD_BACK");
        assertThat(payment.approve()).as("once more").isEqualTo("PAYMENT_HELD_BACK");
        assertThat(reviews("OPEN")).isEqualTo(1);
        assertThat(payment.state()).isEqualTo("READY");
        assertThat(payment.scene.number("select timestampdiff(hour, utc_timestamp(6), due_at) from pay_easypay_payment"
                + " where id = " + payment.id())).as("time to look").isGreaterThanOrEqualTo(23);

        decideReview.release(operator, payment.id());

        assertThat(payment.approve()).isEmpty();
        assertThat(payment.state()).isEqualTo("IN_PROGRESS");
        assertThatThrownBy(() -> decideReview.release(operator, payment.id())).hasMessageContaining("REVIEW_ENDED");
    }

    @Test
    void isGivenUpWhenAnOperatorRefusesItOrNobodyLooks() {
        payment.approve();
        decideReview.refuse(operator, payment.id(), false);
        assertThat(payment.state()).isEqualTo("CANCELED");
        assertThat(payment.approve()).isEqualTo("PAYMENT_IN_OTHER_STATE");

        TestHeldPayment forgotten = new TestHeldPayment(context);
        forgotten.approve();
        forgotten.scene.sql("update pay_review set lapses_at = utc_timestamp(6) where id = ?", forgotten.id().value());
        lapseJob.run();
        assertThat(forgotten.state()).isEqualTo("CANCELED");
    }

    @Test
    void isSomebodyElsesToPayMeanwhile() {
        payment.approve();
        assertThat(payment.approve(payment.scene.memberWith(50_000))).isEmpty();
        decideReview.refuse(operator, payment.id(), false);
        assertThat(payment.state()).as("it is not the refused one's any more").isEqualTo("IN_PROGRESS");
    }

    private int reviews(String state) {
        return payment.scene.count("pay_review where way = 'PAYMENT' and state = '" + state + "' and id = "
                + payment.id());
    }
}
