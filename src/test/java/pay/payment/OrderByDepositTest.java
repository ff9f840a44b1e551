package pay.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import commerce.events.OrderCancelRequested;
import commerce.events.OrderExpired;
import commerce.events.PaymentStateAsked;
import org.junit.jupiter.api.Test;
import pay.PayApi;
import pay.PayScene;
import pay.bank.LinkedAccounts;
import pay.freeze.FrozenMembers;
import pay.integrity.BooksCheck;
import pay.integrity.Breach;
import pay.promotion.Promotion;
import pay.promotion.PromotionId;
import pay.promotion.TestPromotions;
import pay.reconciliation.DailyFiles;
import pay.virtualaccount.SilentBank;
import pay.wallet.LockWallet;
import platform.id.Tsid;
import testing.TestMembers.TestMember;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Orders of which a deposit at a virtual account pays a part. */
class OrderByDepositTest extends DepositScene {
    @Test
    void waitsForItsDepositAndIsPaidByExactlyThat() {
        PayScene.Prepared order = scene.prepared(buyer, 10_000);
        String key = UUID.randomUUID().toString();
        Instant before = scene.now();

        PayApi.Answer waits = byDeposit(order, 3_000, 1_000, key);

        assertThat(waits.status()).as(waits.response().body()).isEqualTo(200);
        assertThat(waits.body().path("status").asString()).isEqualTo("WAITING_FOR_DEPOSIT");
        JsonNode account = waits.body().path("virtualAccount");
        assertThat(account.path("bank").asString()).isEqualTo("신한은행");
        assertThat(account.path("holder").asString()).isEqualTo("마당");
        assertThat(account.path("amount").asLong()).isEqualTo(6_000);
        assertThat(account.path("accountNumber").asString()).isEqualTo(number(order)).hasSize(14);
        assertThat(Instant.parse(account.path("dueDate").asString())).isBetween(before.plus(Duration.ofHours(12)),
                scene.now().plus(Duration.ofHours(12)));
        assertThat(byDeposit(order, 3_000, 1_000, key).body()).isEqualTo(waits.body());
        assertThat(byDeposit(order, 3_000, 999, key).code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(scene.confirm(buyer, order).code()).isEqualTo("PAYMENT_WAITS_FOR_DEPOSIT");
        assertThat(available()).isEqualTo(47_000);
        assertThat(escrow(order)).isZero();
        awaitTold(order, "pay.deposit-awaited", 1);

        assertThat(deposit(order, 5_999)).isEqualTo("SHORT");
        assertThat(deposit(order, 6_001)).isEqualTo("OVER");
        String reference = UUID.randomUUID().toString();
        assertThat(deposit(order, 6_000, reference)).isEqualTo("EXACT");
        assertThat(deposit(order, 6_000, reference)).as("told again").isEqualTo("EXACT");
        assertThat(deposit(order, 6_000)).isEqualTo("AGAIN");

        assertThat(status(order)).isEqualTo("APPROVED");
        assertThat(escrow(order)).isEqualTo(10_000);
        assertThat(scene.api.balance(buyer)).isEqualTo(47_000);
        assertThat(scene.points(buyer)).isZero();
        JsonNode paid = scene.api.payment(buyer, order.orderId().value()).body();
        assertThat(paid.path("tenders").toString()).contains("\"kind\":\"VIRTUAL_ACCOUNT\",\"captured\":6000");
        assertThat(paid.path("virtualAccount").path("accountNumber").asString()).isEqualTo(number(order));
        awaitTold(order, "pay.payment-approved", 1);
        awaitReturned(order, 3);
    }

    @Test
    void givesEachPartBackWhereItCameFromAndNoMoreThanItGave() {
        PayScene.Prepared order = paid(10_000, 3_000);

        awaitCompleted(refund(order, leg("VIRTUAL_ACCOUNT", 2_000), leg("MONEY", 1_000)));
        assertThat(scene.api.balance(buyer)).isEqualTo(48_000);
        Tsid tooMuch = refund(order, leg("VIRTUAL_ACCOUNT", 5_001));
        await().until(() -> scene.count("pay_refund where status = 'FAILED' and id = " + tooMuch) == 1);
        awaitCompleted(refund(order, leg("VIRTUAL_ACCOUNT", 5_000), leg("MONEY", 2_000)));

        assertThat(escrow(order)).isZero();
        assertThat(scene.api.balance(buyer)).isEqualTo(50_000);
        assertThat(scene.number("select sum(amount) from pay_bank_transfer where purpose = 'REFUND'"
                + " and status = 'DONE' and bank_account_id = " + refundAccount)).isEqualTo(7_000);
        awaitTold(order, "pay.refund-completed", 2);
    }

    @Test
    void givesIntoTheWalletWhatTheBankDoesNotTake() {
        refundAccount = scene.api.link(buyer, PayScene.accountNumber("0005"));
        PayScene.Prepared order = paid(10_000, 0);

        awaitCompleted(refund(order, leg("VIRTUAL_ACCOUNT", 10_000)));

        assertThat(scene.api.balance(buyer)).isEqualTo(60_000);
        assertThat(escrow(order)).isZero();
    }

    @Test
    void sendsToNoBankWhileItsMemberIsFrozen() {
        PayScene.Prepared order = paid(10_000, 3_000);
        FrozenMembers.freeze(context, buyer);

        awaitCompleted(refund(order, leg("VIRTUAL_ACCOUNT", 7_000), leg("MONEY", 3_000)));
        assertThat(deposit(order, 7_000)).isEqualTo("AGAIN");

        assertThat(scene.number("select coalesce(sum(amount), 0) from pay_suspended_credit where member_id = "
                + buyer.id())).isEqualTo(10_000);
        assertThat(scene.count("pay_bank_transfer where purpose in ('REFUND', 'DEPOSIT_RETURN') and member_id = "
                + buyer.id())).isZero();
    }

    @Test
    void usesACouponWhenTheDepositHasComeAndNotBefore() {
        PromotionId promotion = TestPromotions.forOrders(context, Promotion.Kind.DISCOUNT, Promotion.Place.ORDERS, 10,
                null, 5_000);
        PayScene.Prepared order = scene.prepared(buyer, 10_000);
        PayScene.Prepared over = scene.prepared(buyer, 10_000);
        for (PayScene.Prepared each : List.of(order, over)) {
            assertThat(scene.confirm(buyer, each, PayApi.Part.byDeposit(refundAccount, 9_000),
                    PayApi.Part.byDiscount(Long.toString(promotion.value()), 1_000)).status()).isEqualTo(200);
        }
        assertThat(TestPromotions.budget(scene, promotion)).isEqualTo(3_000);

        assertThat(deposit(order, 9_000)).isEqualTo("EXACT");
        scene.tell(new OrderExpired(scene.id(), scene.now(), over.orderId(), buyer.id()));

        await().until(() -> status(over).equals("CANCELED"));
        assertThat(TestPromotions.budget(scene, promotion)).isEqualTo(4_000);
        awaitCompleted(refund(order, leg("VIRTUAL_ACCOUNT", 9_000), leg("COUPON", 1_000)));
        assertThat(TestPromotions.budget(scene, promotion)).isEqualTo(5_000);
    }

    @Test
    void isOverWithoutItsDepositWhichGoesBackThen() {
        PayScene.Prepared order = scene.prepared(buyer, 10_000);
        byDeposit(order, 3_000, 1_000, UUID.randomUUID().toString());

        scene.sql("update pay_payment set deposit_until = utc_timestamp(6) where id = ?", order.payment().value());

        await().until(() -> status(order).equals("EXPIRED"));
        awaitTold(order, "pay.payment-expired", 1);
        assertThat(available()).isEqualTo(50_000);
        assertThat(scene.pointsLeft(points)).isEqualTo(1_000);
        assertThat(deposit(order, 6_000)).isEqualTo("LATE");
        assertThat(status(order)).isEqualTo("EXPIRED");
        assertThat(byDeposit(order, 3_000).code()).isEqualTo("PAYMENT_EXPIRED");
        awaitReturned(order, 1);
    }

    @Test
    void takesADepositInTimeOfWhichItHearsAfterwardsAndNoneThatWasMadeLate() {
        PayScene.Prepared order = waits(6_000, 0);

        scene.sql("update pay_virtual_account set due_at = utc_timestamp(6) - interval 1 second where payment_id = ?",
                order.payment().value());

        assertThat(deposit(order, 6_000)).isEqualTo("LATE");
        assertThat(status(order)).as("what was made in time may still be told").isEqualTo("WAITING_FOR_DEPOSIT");
        awaitReturned(order, 1);
    }

    @Test
    void givesBackWhatIsDepositedOnceCommerceHasTakenTheOrderBack() {
        PayScene.Prepared expired = waits(6_000, 1_000);
        PayScene.Prepared cancelled = waits(7_000, 1_000);
        assertThat(available()).isEqualTo(48_000);

        scene.tell(new OrderExpired(scene.id(), scene.now(), expired.orderId(), buyer.id()));
        scene.tell(new OrderCancelRequested(scene.id(), scene.now(), cancelled.orderId(), buyer.id()));

        for (PayScene.Prepared each : List.of(expired, cancelled)) {
            awaitTold(each, "pay.payment-canceled", 1);
            assertThat(status(each)).isEqualTo("CANCELED");
            assertThat(deposit(each, each.amount() - 1_000)).isEqualTo("LATE");
            awaitReturned(each, 1);
            assertThat(escrow(each)).isZero();
            assertThat(scene.api.payment(buyer, each.orderId().value()).body().path("virtualAccount").isNull())
                    .isTrue();
        }
        assertThat(available()).isEqualTo(50_000);
    }

    @Test
    void isTakenBackTogetherWithOthersAlsoWhenNothingIsSetAsideBeside() {
        PayScene.Prepared one = waits(6_000, 0);
        PayScene.Prepared other = waits(7_000, 2_000);
        PayScene.Prepared ready = scene.prepared(buyer, 8_000);

        context.getBean(EndPayment.class).cancel(List.of(question(other), question(ready), question(one)));

        assertThat(List.of(one, other, ready)).allMatch(each -> status(each).equals("CANCELED"));
        assertThat(available()).isEqualTo(50_000);
    }

    private EndPayment.Question question(PayScene.Prepared order) {
        return new EndPayment.Question(new OrderExpired(scene.id(), scene.now(), order.orderId(), buyer.id()),
                order.orderId(), buyer.id());
    }

    @Test
    void tellsAgainThatItWaitsWhenCommerceAsks() {
        PayScene.Prepared order = waits(6_000, 0);
        awaitTold(order, "pay.deposit-awaited", 1);

        scene.tell(new PaymentStateAsked(scene.id(), scene.now(), order.orderId()));

        awaitTold(order, "pay.deposit-awaited", 2);
        assertThat(scene.number("select count(distinct json_value(body, '$.version')) from platform_event_log"
                + " where type = 'pay.deposit-awaited' and aggregate_id = " + order.payment())).isEqualTo(1);
    }

    @Test
    void keepsWhatIsSetAsideWhenTheBankGivesNoNumberOutAndAsksItAgainUnderTheSameKey() {
        PayScene.Prepared order = scene.prepared(buyer, 6_000);
        String key = UUID.randomUUID().toString();
        byDeposit(order, 1_000, 0, key);
        scene.sql("update pay_virtual_account set state = 'ASKED', number = null where payment_id = ?",
                order.payment().value());
        ConfirmByDeposit unanswered = new ConfirmByDeposit(context.getBean(Payments.class),
                context.getBean(AwaitedDeposits.class), context.getBean(LockConfirmed.class),
                context.getBean(LinkedAccounts.class), context.getBean(LockWallet.class),
                context.getBean(SetAside.class), SilentBank.accounts(context), context.getBean(AwaitDeposit.class),
                context.getBean(ReadPayment.class), context.getBean(PaymentSettings.class),
                context.getBean(Clock.class));

        var answer = unanswered.present(buyer.caller(), order.orderId(), new PaymentId(order.payment().value()));

        assertThat(answer.getStatusCode().value()).isEqualTo(202);
        assertThat(available()).isEqualTo(49_000);
        assertThat(scene.api.payment(buyer, order.orderId().value()).body().at("/virtualAccount/accountNumber")
                .isNull()).isTrue();
        PayApi.Answer again = byDeposit(order, 1_000, 0, key);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().at("/virtualAccount/accountNumber").asString()).isEqualTo(number(order));
        assertThat(deposit(order, 5_000)).isEqualTo("EXACT");
    }

    @Test
    void refusesWhatCouldNotBeAwaitedOrGivenBackAndThenNothingHasChanged() {
        PayScene.Prepared seat = scene.preparedSeat(buyer, 10_000, true);
        PayScene.Prepared unsaid = scene.preparedSeat(buyer, 10_000, null);
        assertThat(byDeposit(seat, 0).code()).isEqualTo("ORDER_TAKES_NO_DEPOSIT");
        assertThat(byDeposit(unsaid, 0).code()).as("of a release that did not say").isEqualTo("ORDER_TAKES_NO_DEPOSIT");
        PayScene.Prepared order = scene.prepared(buyer, 10_000);
        assertThat(scene.confirm(buyer, order, PayApi.Part.byDeposit(refundAccount, 5_000),
                PayApi.Part.byCard(scene.api.card(buyer, "9999"), 5_000)).code()).isEqualTo("DEPOSIT_NOT_OFFERED");
        assertThat(scene.confirm(buyer, order, PayApi.Part.byDeposit(refundAccount, 9_999)).code())
                .isEqualTo("PAYMENT_AMOUNT_DIFFERS");
        PayScene.Prepared dear = scene.prepared(buyer, 60_000);
        assertThat(byDeposit(dear, 50_001).code()).isEqualTo("INSUFFICIENT_BALANCE");
        TestMember other = scene.member();
        assertThat(scene.confirm(other, order, PayApi.Part.byDeposit(refundAccount, 10_000)).code())
                .isEqualTo("PAYMENT_OF_ANOTHER_MEMBER");
        refundAccount = scene.api.link(other, PayScene.accountNumber("9999"));
        assertThat(byDeposit(order, 0).code()).isEqualTo("BANK_ACCOUNT_NOT_FOUND");

        assertThat(List.of(seat, unsaid, order, dear)).allMatch(each -> status(each).equals("READY"));
        assertThat(scene.count("pay_virtual_account where member_id = " + buyer.id())).isZero();
        assertThat(available()).isEqualTo(50_000);
    }

    @Test
    void letsAMemberHaveOnlySoManyOrdersWaiting() {
        PayScene.Prepared first = waits(1_000, 0);
        waits(1_000, 0);
        waits(1_000, 0);
        PayScene.Prepared fourth = scene.prepared(buyer, 1_000);
        assertThat(byDeposit(fourth, 0).code()).isEqualTo("TOO_MANY_DEPOSITS_AWAITED");

        assertThat(deposit(first, 1_000)).isEqualTo("EXACT");

        assertThat(byDeposit(fourth, 0).status()).isEqualTo(200);
    }

    @Test
    void isTakenInByTheBanksFileWhenNobodyToldOfIt() throws Exception {
        PayScene.Prepared order = waits(6_000, 1_000);
        DailyFiles bank = new DailyFiles(context);

        bank.takeDeposit("088-" + number(order), UUID.randomUUID().toString(), 5_000, 1);

        assertThat(status(order)).isEqualTo("APPROVED");
        assertThat(bank.found()).containsExactly("MISSING_HERE DEPOSIT SETTLED");
    }

    @Test
    void isMissedInTheBooksWhenItsAccountOrItsHoldsSaySomethingElse() {
        PayScene.Prepared order = waits(6_000, 1_000);
        long payment = order.payment().value();
        scene.sql("update pay_virtual_account set state = 'ENDED' where payment_id = ?", payment);
        scene.sql("update pay_awaited_deposit set money = money + 1 where payment_id = ?", payment);

        assertThat(context.getBean(BooksCheck.class).run()).containsExactlyInAnyOrder(
                new Breach(Breach.Rule.ORDER_DEPOSIT_DIFFERS_FROM_ITS_ACCOUNT, payment),
                new Breach(Breach.Rule.ORDER_ATTEMPT_DIFFERS_FROM_ITS_HOLDS, payment));

        scene.sql("update pay_virtual_account set state = 'WAITING' where payment_id = ?", payment);
        scene.sql("update pay_awaited_deposit set money = money - 1 where payment_id = ?", payment);
    }
}
