package pay.easypay;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayApi;
import pay.fraud.HeldForReview;
import testing.MadangTest;
import testing.Race;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

/** What members pay merchants is held against limits (of the tier PHONE: 1,000,000 at once, 2,000,000 a day) and rules. */
@MadangTest
class PaymentLimitsTest {

    @Autowired
    ApplicationContext context;
    ShopScene shop;
    TestMember member;

    @BeforeEach
    void setTheStage() {
        shop = new ShopScene(context);
        member = shop.scene.memberWith(500_000);
    }

    @AfterEach
    void theBooksAreRight() {
        shop.scene.assertTheBooksAreRight();
    }

    @Test
    void refusesWhatIsAboveALimitAndChangesNothing() {
        assertThat(approve(1_000_001).code()).isEqualTo("PAYMENT_ABOVE_LIMIT");
        assertThat(approve(100_000).status()).isEqualTo(200);
        assertThat(counted()).isEqualTo(100_000);
        has(1_900_001, 1_900_001);
        assertThat(approve(100_000).code()).isEqualTo("PAYMENT_ABOVE_DAILY_LIMIT");
        has(0, 4_900_001);
        assertThat(approve(100_000).code()).isEqualTo("PAYMENT_ABOVE_MONTHLY_LIMIT");
        assertThat(counted()).isZero();
        has(1_900_000, 4_900_000);
        assertThat(approve(100_000).status()).as("just within").isEqualTo(200);
    }

    @Test
    void countsWhatIsShortOfMoneyForNothing() {
        assertThat(approve(600_000).code()).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(shop.scene.number("select coalesce(sum(day_amount), 0) from pay_easypay_usage where member_id = "
                + member.id())).isZero();
    }

    @Test
    void givesBackWhatIsNotPaidOrGoesBack() {
        String givenUp = shop.asks(10_000);
        shop.approve(member, givenUp, 10_000, 0);
        String over = shop.asks(20_000);
        shop.approve(member, over, 20_000, 0);
        String paid = shop.paid(member, 30_000, 0);
        String captured = shop.authorized(member, 40_000, 0);
        assertThat(counted()).isEqualTo(100_000);

        shop.giveUp(givenUp);
        assertThat(counted()).isEqualTo(90_000);
        shop.itsTimeIsOver(over);
        context.getBean(EndOverdue.class).endSome();
        assertThat(counted()).isEqualTo(70_000);
        shop.cancel(paid, 5_000);
        assertThat(counted()).isEqualTo(65_000);
        shop.capture(captured, 30_000);
        assertThat(counted()).isEqualTo(55_000);

        shop.scene.sql("update pay_easypay_approval set counted_on = counted_on - interval 40 day where payment_id = ?",
                PaymentKey.of(paid).id());
        shop.cancel(paid);
        assertThat(counted()).as("counted in another month").isEqualTo(55_000);
    }

    @Test
    void asksTheRulesAgainstFraudAndPutsOnRecordWhatTheyFound() {
        approve(1_000);
        shop.scene.sql("update pay_easypay_usage set slice_count = 45 where member_id = ?", member.id().value());
        assertThat(approve(1_000).status()).as("stepped up: the device has signed").isEqualTo(200);
        shop.scene.sql("update pay_easypay_usage set slice_count = 60 where member_id = ?", member.id().value());
        assertThat(approve(1_000).code()).isEqualTo("PAYMENT_HELD_BACK");
        shop.scene.sql("update pay_easypay_usage set slice_count = 120 where member_id = ?", member.id().value());
        assertThat(approve(1_000).code()).isEqualTo("PAYMENT_REFUSED");
        shop.scene.theRulesForget(member);
        HeldForReview.report(context, member.id().toString());
        assertThat(approve(1_000).code()).isEqualTo("PAYMENT_HELD_BACK");
        assertThat(approve(300_000).code()).isEqualTo("PAYMENT_REFUSED");
        assertThat(shop.scene.count("pay_fraud_decision where way = 'PAYMENT' and outcome = 'HOLD' and member_id = "
                + member.id())).isEqualTo(2);
        assertThat(shop.scene.count("pay_fraud_decision where way = 'PAYMENT' and outcome = 'REFUSE' and member_id = "
                + member.id())).isEqualTo(2);
    }

    @Test
    void takesNoSignatureForSomethingElse() {
        String key = shop.asks(10_000);
        assertThat(shop.scene.api.post(member, "/v1/pay/checkouts/" + key + "/approval",
                "{\"amount\":10000,\"tenders\":[{\"kind\":\"CARD\",\"amount\":10000,\"cardId\":\"7\",\"months\":12}]}",
                UUID.randomUUID().toString(),
                member.sign("madang.pay.checkout.v1\n" + key + "\n10000\nCARD:7:0=10000")).code())
                .isEqualTo("DEVICE_SIGNATURE_INVALID");
    }

    @Test
    void letsOneOfTwoThroughAtALimitsEdge() throws Exception {
        approve(1_000);
        for (int round = 0; round < Race.ROUNDS; round++) {
            has(1_999_000, 1_999_000);
            shop.scene.theRulesForget(member);
            List<String> keys = List.of(shop.asks(600), shop.asks(600));
            List<PayApi.Answer> answers = Race.atOnce(keys
                    .stream().<Callable<PayApi.Answer>>map(key -> () -> shop.approve(member, key, 600, 0)).toList());
            assertThat(answers).extracting(PayApi.Answer::status).containsExactlyInAnyOrder(200, 422);
            assertThat(answers).filteredOn(answer -> answer.status() == 422).extracting(PayApi.Answer::code)
                    .isEqualTo(Collections.singletonList("PAYMENT_ABOVE_DAILY_LIMIT"));
            assertThat(counted()).isEqualTo(1_999_600);
        }
    }

    private PayApi.Answer approve(long amount) {
        return shop.approve(member, shop.asks(amount), amount, 0);
    }

    private long counted() {
        return shop.scene.number("select day_amount from pay_easypay_usage where member_id = " + member.id());
    }

    private void has(long day, long month) {
        shop.scene.sql("update pay_easypay_usage set day_amount = ?, month_amount = ? where member_id = ?", day, month,
                member.id().value());
    }
}
