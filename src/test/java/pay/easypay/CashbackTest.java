package pay.easypay;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import pay.freeze.FrozenMembers;
import pay.integrity.BooksCheck;
import pay.integrity.Breach;
import pay.promotion.Promotion;
import pay.promotion.PromotionId;
import pay.promotion.TestPromotions;
import platform.id.Tsid;
import testing.MadangTest;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
@TestPropertySource(properties = {"madang.pay.cashback.job-delay=200ms",
        "madang.pay.point.expiry-delay=200ms"})
class CashbackTest {
    @Autowired
    ApplicationContext context;
    ShopScene shop;

    @BeforeEach
    void setTheStage() {
        shop = new ShopScene(context);
    }

    @AfterEach
    void theBooksAreRight() {
        shop.scene.assertTheBooksAreRight();
    }

    @Test
    void givesPointsForTheMoneyThatHasNotGoneBackWhenThePurchaseStands() {
        PromotionId promotion = TestPromotions.starts(context, Promotion.Kind.CASHBACK, shop.merchant.id, 10, null,
                5_000);
        TestMember member = shop.scene.memberWith(50_000);
        shop.grant(member, 2_000, Duration.ofDays(30));
        String key = shop.paid(member, 10_000, 2_000);
        promised(key);
        assertThat(budget(promotion)).isEqualTo(4_000);
        assertThat(shop.points(member)).isZero();
        shop.cancel(key, 4_000);
        purchaseStands(key);
        Awaitility.await().until(() -> shop.points(member) == 600);
        assertThat(budget(promotion)).isEqualTo(4_400);
        assertThat(shop.scene.api.get(member, "/v1/pay/points/movements?limit=1").body().at("/items/0/kind")
                .asString()).isEqualTo("CASHBACK");
        // What lapses of them is the promotion's again.
        shop.scene.sql(
                "update pay_point_lot set expires_at = utc_timestamp(6) - interval 1 second where programme_id = ?",
                promotion.value());
        Awaitility.await().until(() -> budget(promotion) == 5_000);
        assertThat(shop.points(member)).isZero();
    }

    @Test
    void givesNothingForWhatWentBackOrIsBeyondTheBudget() {
        PromotionId promotion = TestPromotions.starts(context, Promotion.Kind.CASHBACK, shop.merchant.id, 10, null,
                1_500);
        TestMember member = shop.scene.memberWith(50_000);
        String back = shop.paid(member, 10_000, 0);
        promised(back);
        String beyond = shop.paid(member, 10_000, 0);
        shop.cancel(back);
        purchaseStands(back);
        Awaitility.await().until(() -> shop.scene.count("pay_cashback where state = 'LOST' and payment_id = "
                + PaymentKey.of(back).id()) == 1);
        assertThat(budget(promotion)).isEqualTo(1_500);
        assertThat(shop.scene.count("pay_cashback where payment_id = " + PaymentKey.of(beyond).id())).isZero();
        assertThat(shop.points(member)).isZero();
    }

    @Test
    void waitsForADisputeAndGivesNothingForWhatItGaveBack() {
        PromotionId promotion = starts(5_000);
        TestMember member = shop.scene.memberWith(50_000);
        String key = shop.paid(member, 10_000, 0);
        promised(key);
        DisputedPayments.dispute(context, key, 4_000);
        purchaseStands(key);
        Awaitility.await().until(() -> shop.scene.count("pay_cashback where state = 'PROMISED' and due_at >"
                + " utc_timestamp(6) and payment_id = " + PaymentKey.of(key).id()) == 1);
        shop.acceptsDispute();
        purchaseStands(key);
        Awaitility.await().until(() -> shop.points(member) == 600);
        assertThat(budget(promotion)).isEqualTo(4_400);
        // What is left is given back by operators: all that was given is for it.
        context.getBean(TransactionTemplate.class)
                .executeWithoutResult(
                        _ -> context.getBean(GiveBackRest.class).giveBack(new Tsid(PaymentKey.of(key).id())));
        assertThat(shop.points(member)).isZero();
        assertThat(budget(promotion)).isEqualTo(5_000);
        assertThat(shop.scene.api.balance(member)).isEqualTo(50_000);
    }

    @Test
    void takesPointsBackForMoneyThatGoesBackAfterTheyWereGiven() {
        PromotionId promotion = starts(5_000);
        TestMember member = shop.scene.memberWith(50_000);
        String key = shop.paid(member, 10_000, 0);
        given(key, member, 1_000);
        shop.cancel(key, 4_000);
        assertThat(shop.points(member)).isEqualTo(600);
        assertThat(budget(promotion)).isEqualTo(4_400);
        assertThat(shop.scene.api.get(member, "/v1/pay/points/movements?limit=1").body().at("/items/0/kind")
                .asString()).isEqualTo("CASHBACK_RETURN");
        shop.cancel(key);
        assertThat(shop.points(member)).isZero();
        assertThat(budget(promotion)).isEqualTo(5_000);
        assertThat(shop.scene.api.balance(member)).isEqualTo(50_000);
    }

    @Test
    void takesWhatTheyHaveSpentOfThemOffTheMoney() {
        PromotionId promotion = starts(5_000);
        TestMember member = shop.scene.memberWith(50_000);
        String key = shop.paid(member, 10_000, 0);
        given(key, member, 1_000);
        String spent = shop.paid(member, 0, 700);
        assertThat(shop.cancel(key, 200).status()).isEqualTo(200);
        assertThat(shop.points(member)).isEqualTo(280);
        // What is left is less than it is given for: all of it is due.
        assertThat(shop.cancel(key, 9_300).status()).isEqualTo(200);
        assertThat(shop.points(member)).isZero();
        assertThat(shop.scene.api.balance(member)).isEqualTo(50_000 - 500 - 700);
        assertThat(budget(promotion)).isEqualTo(5_000);
        assertThat(shop.cancel(key).text("status")).isEqualTo("CANCELED");
        assertThat(shop.scene.api.balance(member)).isEqualTo(49_300);
        assertThat(shop.payable()).isEqualTo(700);
        shop.cancel(spent);
        assertThat(shop.points(member)).isEqualTo(700);
        shop.scene.sql("update pay_cashback_return set won = won - 1 where won > 0 and payment_id = ?",
                PaymentKey.of(key).id());
        assertThat(context.getBean(BooksCheck.class).run()).contains(
                new Breach(Breach.Rule.CASHBACK_RETURN_DIFFERS_FROM_ITS_JOURNALS, PaymentKey.of(key).id()));
        shop.scene.sql("update pay_cashback_return set won = won + 1 where won > 0 and payment_id = ?",
                PaymentKey.of(key).id());
    }

    @Test
    void takesItBackForWhatADisputeGivesBackAfterItWasGiven() {
        PromotionId promotion = starts(5_000);
        TestMember member = shop.scene.memberWith(50_000);
        String key = shop.paid(member, 10_000, 0);
        given(key, member, 1_000);
        DisputedPayments.dispute(context, key, 4_000);
        assertThat(shop.points(member)).as("nothing has gone back yet").isEqualTo(1_000);

        shop.acceptsDispute();

        assertThat(shop.points(member)).isEqualTo(600);
        assertThat(budget(promotion)).isEqualTo(4_400);
        assertThat(shop.scene.api.balance(member)).isEqualTo(44_000);
        shop.paid(member, 0, 600);
        DisputedPayments.dispute(context, key, 6_000);
        shop.acceptsDispute();
        assertThat(budget(promotion)).as("what they have spent, off the money").isEqualTo(5_000);
        assertThat(shop.scene.api.balance(member)).isEqualTo(50_000 - 600);
        shop.scene.sql("update pay_cashback_return set won = won - 1 where won > 0 and payment_id = ?",
                PaymentKey.of(key).id());
        assertThat(context.getBean(BooksCheck.class).run()).contains(
                new Breach(Breach.Rule.CASHBACK_RETURN_DIFFERS_FROM_ITS_JOURNALS, PaymentKey.of(key).id()));
        shop.scene.sql("update pay_cashback_return set won = won + 1 where won > 0 and payment_id = ?",
                PaymentKey.of(key).id());
    }

    @Test
    void takesNothingForPointsThatHaveLapsed() {
        PromotionId promotion = starts(5_000);
        TestMember member = shop.scene.memberWith(50_000);
        String key = shop.paid(member, 10_000, 0);
        given(key, member, 1_000);
        shop.paid(member, 0, 300);
        shop.scene.sql(
                "update pay_point_lot set expires_at = utc_timestamp(6) - interval 1 second where programme_id = ?",
                promotion.value());
        Awaitility.await().until(() -> budget(promotion) == 4_700);

        shop.cancel(key, 8_000);
        assertThat(shop.scene.api.balance(member)).as("200 were earned, 300 spent").isEqualTo(48_000 - 100);
        shop.cancel(key);

        assertThat(shop.scene.api.balance(member)).isEqualTo(50_000 - 300);
        assertThat(budget(promotion)).isEqualTo(5_000);
    }

    @Test
    void takesItOffTheMoneyOfAFrozenMemberAndLeavesTheirPoints() {
        PromotionId promotion = starts(5_000);
        TestMember member = shop.scene.memberWith(50_000);
        String key = shop.paid(member, 10_000, 0);
        given(key, member, 1_000);
        FrozenMembers.freeze(context, member);

        assertThat(shop.cancel(key).text("status")).isEqualTo("CANCELED");

        assertThat(shop.points(member)).isEqualTo(1_000);
        assertThat(budget(promotion)).isEqualTo(5_000);
    }

    @Test
    void leavesToOthersWhatIsLost() {
        TestPromotions.starts(context, Promotion.Kind.CASHBACK, shop.merchant.id, 10, 1, 5_000);
        TestMember member = shop.scene.memberWith(50_000);
        String back = shop.paid(member, 10_000, 0);
        promised(back);
        shop.cancel(back);
        purchaseStands(back);
        Awaitility.await().until(() -> shop.scene.count("pay_cashback where state = 'LOST' and payment_id = "
                + PaymentKey.of(back).id()) == 1);
        promised(shop.paid(shop.scene.memberWith(50_000), 10_000, 0));
    }

    private PromotionId starts(long budget) {
        return TestPromotions.starts(context, Promotion.Kind.CASHBACK, shop.merchant.id, 10, null, budget);
    }

    private void given(String key, TestMember member, long points) {
        promised(key);
        purchaseStands(key);
        Awaitility.await().until(() -> shop.points(member) == points);
    }

    private void promised(String key) {
        Awaitility.await().until(() -> shop.scene.count("pay_cashback where state = 'PROMISED' and payment_id = "
                + PaymentKey.of(key).id()) == 1);
    }

    private void purchaseStands(String key) {
        shop.scene.sql("update pay_cashback set due_at = utc_timestamp(6) - interval 1 second where payment_id = ?",
                PaymentKey.of(key).id());
    }

    private long budget(PromotionId promotion) {
        return shop.scene.number("select b.credit_posted - b.debit_posted - b.debit_pending from pay_account a"
                + " join pay_balance b on b.account_id = a.id where a.kind = 'PROMOTION_BUDGET' and a.owner = "
                + promotion.value());
    }
}
