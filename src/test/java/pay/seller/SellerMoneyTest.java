package pay.seller;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import commerce.events.ChargebackSettled;
import commerce.events.PayoutDue;
import commerce.events.RefundRequested;
import commerce.events.SaleTakenBack;
import commerce.events.SettlementAdjusted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;
import pay.PayApi;
import pay.PayScene;
import pay.freeze.FrozenSeller;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;
import pay.promotion.Promotion;
import pay.promotion.PromotionId;
import pay.promotion.TestPromotions;
import platform.id.Tsid;
import platform.money.Won;
import testing.MadangTest;
import testing.StatementRecorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@MadangTest
class SellerMoneyTest {
    SellerScene scene;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    TakeBackSellerPayout takeBack;

    @BeforeEach
    void setTheStage(@Autowired ApplicationContext context) {
        scene = new SellerScene(context, 500_000);
    }

    @AfterEach
    void theBooksAreRight() {
        scene.pay.assertTheBooksAreRight();
    }

    @Test
    void aConfirmedPurchaseIsItsSellersLessFees() {
        SellerScene.Sold sold = scene.sells(30_000);
        assertThat(scene.escrow(sold)).isEqualTo(30_000);

        scene.confirms(sold);

        assertThat(scene.escrow(sold)).isZero();
        // 30,000 − 3,000 − 600 − 360
        assertThat(scene.payable()).isEqualTo(26_040);
    }

    @Test
    void thePlatformBearsItsCoupons() {
        SellerScene.Sold sold = scene.sells(1_000, 29_000);

        scene.confirms(sold);

        // The fees alone are more than was paid: 30,000 − 3,000 − 20 − 302
        assertThat(scene.payable()).isEqualTo(26_678);
    }

    /** Madang gives it, and the seller gets all that the order cost. */
    @Test
    void aCouponOfPaysIsTheSellersAsMoneyIs(@Autowired ApplicationContext context) {
        PromotionId promotion = TestPromotions.forOrders(context, Promotion.Kind.DISCOUNT, Promotion.Place.ORDERS, 10,
                null, 5_000);
        PayScene.Prepared order = scene.pay.prepared(scene.buyer, 30_000);
        assertThat(scene.pay.confirm(scene.buyer, order, PayApi.Part.of("MONEY", 27_000),
                PayApi.Part.byDiscount(Long.toString(promotion.value()), 3_000)).status()).isEqualTo(200);
        SellerScene.Sold sold = new SellerScene.Sold(order, scene.pay.id(), 30_000, 0);
        scene.confirms(sold);
        assertThat(scene.payable()).isEqualTo(26_040);

        RefundRequested asked = scene.refundOf(sold, 10_000);
        scene.refunds(new RefundRequested(asked.eventId(), asked.occurredAt(), asked.refundId(), asked.orderId(),
                asked.buyerId(), asked.paymentId(),
                List.of(new RefundRequested.Leg("MONEY", Won.of(9_000)),
                        new RefundRequested.Leg("COUPON", Won.of(1_000))),
                asked.reason(), asked.sellerShares(), Won.ZERO));

        assertThat(scene.pay.api.balance(scene.buyer)).isEqualTo(482_000);
        assertThat(TestPromotions.budget(scene.pay, promotion)).isEqualTo(3_000);
        assertThat(scene.payable()).isEqualTo(17_360);
    }

    @Test
    void aLostChargebackTakesWhatIsKeptOfTheOrderOnceAndNobodyBearsThat() {
        SellerScene.Sold sold = scene.sells(30_000);

        ChargebackSettled settled = scene.chargesBack(sold, 10_000, 0, 0);
        transaction.executeWithoutResult(
                status -> scene.pay.deliverHere("pay.seller-on-chargeback-settled", settled));

        assertThat(scene.escrow(sold)).isEqualTo(20_000);
        assertThat(scene.payable()).isZero();
        assertThat(scene.owed()).isZero();
        assertThat(scene.pay.count("pay_journal j join pay_movement m on m.journal_id = j.id"
                + " join pay_account c on c.id = m.credit_account and c.kind = 'HOUSE_COSTS'"
                + " where j.kind = 'SELLER_CHARGEBACK' and m.amount = 10000 and j.reference = '" + settled.shareId()
                + ":" + sold.item() + "'")).isEqualTo(1);
    }

    @Test
    void aLostChargebackTakesWhatASellerHadAndItsFeeAndLendsWhatIsMissing() {
        SellerScene.Sold sold = scene.soldAndConfirmed(30_000);

        scene.chargesBack(sold, 0, 20_000, 10_000);

        // 26,040 − 20,000 − 10,000 − 1,000 of VAT
        assertThat(scene.payable()).isZero();
        assertThat(scene.owed()).isEqualTo(4_960);
        assertThat(scene.escrow(sold)).isZero();
    }

    @Test
    void aPurchaseIsConfirmedOnce() {
        SellerScene.Sold sold = scene.soldAndConfirmed(30_000);

        transaction.executeWithoutResult(status -> scene.pay.deliverHere("pay.seller-on-purchase-confirmed",
                scene.confirmation(sold)));

        assertThat(scene.payable()).isEqualTo(26_040);
    }

    @Test
    void whatGoesBackLaterIsTakenFromTheSeller() {
        SellerScene.Sold sold = scene.soldAndConfirmed(30_000);

        scene.refunds(sold, 10_000);

        assertThat(scene.pay.api.balance(scene.buyer)).isEqualTo(480_000);
        // Two thirds of 26,040
        assertThat(scene.payable()).isEqualTo(17_360);
        assertThat(scene.owed()).isZero();
    }

    @Test
    void takesNothingFromOtherItemsOfTheOrder() {
        SellerScene.Sold sold = scene.sells(30_000);
        // Of the order's 30,000 this item was 10,000; the rest is another's.
        SellerScene.Sold item = new SellerScene.Sold(sold.order(), sold.item(), 10_000, 0);
        scene.confirms(item);

        scene.refunds(item, 10_000);

        assertThat(scene.escrow(sold)).isEqualTo(20_000);
        assertThat(scene.payable()).isZero();
    }

    @Test
    void theBuyerIsNeverRefusedWhereTheSellerHasNothingLeft() {
        SellerScene.Sold sold = scene.soldAndConfirmed(30_000);
        PayoutDue paid = scene.asks(scene.hasAccount("9999"), 26_040);
        scene.awaitPayout(paid, "PAID");

        scene.refunds(sold, 30_000);

        assertThat(scene.pay.api.balance(scene.buyer)).isEqualTo(500_000);
        assertThat(scene.payable()).isZero();
        assertThat(scene.owed()).isEqualTo(26_040);
    }

    @Test
    void whatASellerOwesIsPaidBackOutOfTheNextSales() {
        SellerScene.Sold sold = scene.soldAndConfirmed(30_000);
        scene.awaitPayout(scene.asks(scene.hasAccount("9999"), 26_040), "PAID");
        scene.refunds(sold, 30_000);

        scene.soldAndConfirmed(20_000);
        assertThat(scene.owed()).isEqualTo(8_680);
        assertThat(scene.payable()).isZero();

        scene.soldAndConfirmed(20_000);
        assertThat(scene.owed()).isZero();
        assertThat(scene.payable()).isEqualTo(8_680);
    }

    @Test
    void aRefundThatIsToldBeforeItsConfirmationComesToTheSame() {
        SellerScene.Sold sold = scene.sells(30_000);

        scene.refunds(sold, 30_000);
        assertThat(scene.owed()).isEqualTo(26_040);
        scene.confirms(sold);

        assertThat(scene.owed()).isZero();
        assertThat(scene.payable()).isZero();
        assertThat(scene.escrow(sold)).isZero();
    }

    @Test
    void theFreightOfAReturnIsTheSellers() {
        SellerScene.Sold sold = scene.sells(30_000);

        scene.keepsFreight(sold, 3_000);

        assertThat(scene.escrow(sold)).isEqualTo(27_000);
        assertThat(scene.payable()).isEqualTo(3_000);
    }

    @Test
    void paysTheBuyerInterestOutOfTheSellersPocket() {
        SellerScene.Sold sold = scene.soldAndConfirmed(30_000);
        long before = scene.pay.api.balance(scene.buyer);

        scene.refunds(scene.refundOf(sold, 30_000, 120));

        assertThat(scene.pay.api.balance(scene.buyer)).isEqualTo(before + 30_120);
        assertThat(scene.payable()).isZero();
        assertThat(scene.owed()).as("lent").isEqualTo(120);
        assertThat(scene.escrow(sold)).isZero();
    }

    @Test
    void takesASaleBackThatNoMoneyWasPaidFor() {
        SellerScene.Sold sold = scene.soldAndConfirmed(30_000);

        scene.takesBack(sold, 1_000);

        assertThat(scene.payable()).isEqualTo(26_040 - 1_000);
        assertThat(scene.escrow(sold)).isZero();
    }

    @Test
    void whatGoesBackForNothingIsTakenFromTheSellerAllTheSame() {
        SellerScene.Sold sold = scene.sells(3_000, 7_000);
        scene.confirms(sold);
        // 10,000 − 1,000 − 60 − 106
        assertThat(scene.payable()).isEqualTo(8_834);
        Tsid claim = scene.pay.id();

        scene.pay.tell(new SaleTakenBack(scene.pay.id(), scene.pay.now(), claim, sold.order().orderId(),
                new RefundRequested.SellerShare(sold.item(), scene.seller, Won.ZERO, Won.of(7_000), Won.of(1_000),
                        Won.of(60), Won.of(106))));

        await().until(() -> scene.pay.count("pay_seller_credit where source_id = " + claim) == 1);
        // The freight of the return alone.
        assertThat(scene.payable()).isEqualTo(3_000);
        assertThat(scene.escrow(sold)).isZero();
        assertThat(scene.pay.api.balance(scene.buyer)).isEqualTo(497_000);
    }

    @Test
    void whatTwoOperatorsAddMadangBears() {
        adjusts(5_000);
        assertThat(scene.payable()).isEqualTo(5_000);

        adjusts(-7_000);

        assertThat(scene.payable()).isZero();
        assertThat(scene.owed()).isEqualTo(2_000);
    }

    private void adjusts(long amount) {
        Tsid adjustment = scene.pay.id();
        scene.pay.tell(
                new SettlementAdjusted(scene.pay.id(), scene.pay.now(), adjustment, scene.seller, Won.of(amount)));
        await().until(() -> scene.pay.count("pay_seller_credit where source_id = " + adjustment) == 1);
    }

    @Test
    void oneRefundTakesFromSeveralSellersAndItemsInOneGo(@Autowired ClawBack clawBack,
            @Autowired ApplicationContext context) {
        SellerScene.Sold sold = scene.soldAndConfirmed(30_000);
        SellerScene.Sold more = scene.soldAndConfirmed(10_000);
        SellerScene other = new SellerScene(context, 100_000);
        SellerScene.Sold others = other.soldAndConfirmed(20_000);
        scene.awaitPayout(scene.asks(scene.hasAccount("9999"), 30_000), "PAID");
        List<RefundRequested.SellerShare> shares = Stream
                .of(scene.refundOf(sold, 30_000), scene.refundOf(more, 10_000), other.refundOf(others, 20_000))
                .flatMap(asked -> Objects.requireNonNull(asked.sellerShares()).stream()).toList();

        try (StatementRecorder recorder = new StatementRecorder(context)) {
            transaction.executeWithoutResult(status -> {
                clawBack.take(scene.pay.id(), sold.order().orderId(), shares);
                // Of what one transaction takes the escrow of one order holds it; so nothing of it stands.
                assertThat(scene.payable()).isZero();
                assertThat(scene.owed()).isEqualTo(30_000);
                assertThat(other.payable()).isZero();
                assertThat(other.owed()).isZero();
                status.setRollbackOnly();
            });
            assertThat(recorder.statements().stream()
                    .filter(each -> each.sql().contains("into pay_journal (")).count()).isEqualTo(1);
        }
    }

    @Test
    void refusesARefundThatTakesMoreFromSellersThanItIs() {
        SellerScene.Sold sold = scene.soldAndConfirmed(30_000);
        RefundRequested asked = scene.refundOf(sold, 10_000);

        scene.pay.tell(new RefundRequested(asked.eventId(), asked.occurredAt(), asked.refundId(), asked.orderId(),
                asked.buyerId(), asked.paymentId(),
                List.of(new RefundRequested.Leg("MONEY", Won.of(9_999))), "RETURNED",
                asked.sellerShares(), Won.ZERO));

        await().until(() -> scene.pay.count("pay_refund where failure = 'REFUND_MALFORMED' and id = "
                + asked.refundId()) == 1);
        assertThat(scene.payable()).isEqualTo(26_040);
    }

    @Test
    void paysOutOnceHoweverOftenItIsAsked() {
        scene.soldAndConfirmed(30_000);
        PayoutDue due = scene.asks(scene.hasAccount("9999"), 20_000);
        scene.awaitPayout(due, "PAID");

        scene.pay.tell(new PayoutDue(scene.pay.id(), due.occurredAt(), due.payoutId(), due.sellerId(),
                due.statementId(), due.payeeId(), due.amount()));

        await().until(() -> scene.told("pay.payout-completed", due.payoutId()) == 2);
        assertThat(scene.payable()).isEqualTo(6_040);
        assertThat(scene.pay.count("pay_bank_transfer where purpose = 'SELLER_PAYOUT' and purpose_id = "
                + due.payoutId())).isEqualTo(1);
    }

    @Test
    void findsOutWhatTheBankDidWithAPayout() {
        scene.soldAndConfirmed(30_000);

        PayoutDue due = scene.asks(scene.hasAccount("0004"), 26_040);

        scene.awaitPayout(due, "PAID");
        assertThat(scene.payable()).isZero();
    }

    @Test
    void whatTheBankRefusesIsOwedAsBefore() {
        scene.soldAndConfirmed(30_000);

        PayoutDue due = scene.asks(scene.hasAccount("0005"), 26_040);

        scene.awaitPayout(due, "FAILED");
        await().until(() -> scene.told("pay.payout-failed", due.payoutId()) == 1);
        assertThat(scene.payable()).isEqualTo(26_040);
    }

    @Test
    void whatTheBankRefusesPaysBackWhatWasLentMeanwhile(@Autowired ClawBack clawBack) {
        SellerScene.Sold sold = scene.soldAndConfirmed(30_000);
        PayoutDue due = scene.payout(scene.hasAccount("0005"), 26_040);
        RefundRequested asked = scene.refundOf(sold, 10_000);

        // The bank is called after this.
        transaction.executeWithoutResult(status -> {
            scene.pay.deliverHere("pay.seller-on-payout-due", due);
            clawBack.take(asked.refundId(), asked.orderId(), Objects.requireNonNull(asked.sellerShares()));
        });

        scene.awaitPayout(due, "FAILED");
        assertThat(scene.owed()).isZero();
        assertThat(scene.payable()).isEqualTo(17_360);
    }

    @Test
    void aPayoutThatCameBackPaysBackWhatWasLent() {
        SellerScene.Sold sold = scene.soldAndConfirmed(30_000);
        PayoutDue due = scene.asks(scene.hasAccount("9999"), 26_040);
        scene.awaitPayout(due, "PAID");
        scene.refunds(sold, 10_000);
        assertThat(scene.owed()).isEqualTo(8_680);

        assertThat(comesBack(due, 26_040)).isTrue();

        assertThat(scene.owed()).isZero();
        assertThat(scene.payable()).isEqualTo(17_360);
    }

    @Test
    void aFactThatCannotBeWrittenIsNotTakenForOneThatIsThere(@Autowired SellerCredits credits) {
        SellerCredit nothing = new SellerCredit(SellerCredit.Kind.FREIGHT, scene.pay.id(), scene.pay.id(),
                scene.pay.id(), scene.seller, 0, 0, 0, 0, 0);

        assertThatThrownBy(() -> transaction.execute(status -> credits.add(nothing, scene.pay.now())))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void paysNobodyMoreThanIsOwed() {
        scene.soldAndConfirmed(30_000);

        PayoutDue due = scene.asks(scene.hasAccount("9999"), 26_041);

        scene.awaitPayout(due, "FAILED");
        assertThat(scene.pay.count("pay_seller_payout where refusal = 'SELLER_PAYABLE_SHORT' and id = "
                + due.payoutId())).isEqualTo(1);
        assertThat(scene.payable()).isEqualTo(26_040);
    }

    /** As when a sale was booked at the moment in which something was lent. */
    @Test
    void paysBackWhatIsOwedBeforeAnythingIsPaidOut(@Autowired Ledger ledger, @Autowired Accounts accounts) {
        scene.soldAndConfirmed(30_000);
        transaction.executeWithoutResult(status -> ledger.post(Posting.of("TEST_LENT", scene.pay.id().value(),
                new Line.Post(accounts.open(AccountKind.SELLER_RECEIVABLE, scene.seller.value()),
                        accounts.open(AccountKind.SELLER_PAYABLE, scene.seller.value()), 5_000)),
                scene.pay.now()));
        assertThat(scene.owed()).isEqualTo(5_000);

        PayoutDue tooMuch = scene.asks(scene.hasAccount("9999"), 26_041);

        scene.awaitPayout(tooMuch, "FAILED");
        assertThat(scene.owed()).isZero();
        assertThat(scene.payable()).isEqualTo(26_040);
        scene.awaitPayout(scene.asks(scene.hasAccount("9999"), 26_040), "PAID");
    }

    @Test
    void paysNobodyToAnAccountOfAnotherSeller(@Autowired ApplicationContext context) {
        scene.soldAndConfirmed(30_000);
        Tsid another = new SellerScene(context, 1_000).hasAccount("9999");

        PayoutDue due = scene.asks(another, 10_000);

        scene.awaitPayout(due, "FAILED");
        assertThat(scene.pay.count("pay_seller_payout where refusal = 'PAYEE_UNKNOWN' and id = "
                + due.payoutId())).isEqualTo(1);
    }

    @Test
    void whatIsFrozenIsNotPaidOutButTakenBackAllTheSame(@Autowired ApplicationContext context) {
        SellerScene.Sold sold = scene.soldAndConfirmed(30_000);
        Tsid payee = scene.hasAccount("9999");
        FrozenSeller freeze = new FrozenSeller(context, scene.seller);

        PayoutDue due = scene.asks(payee, 10_000);
        scene.awaitPayout(due, "FAILED");
        assertThat(scene.pay.count("pay_seller_payout where refusal = 'PAYABLE_FROZEN' and id = " + due.payoutId()))
                .isEqualTo(1);
        scene.refunds(sold, 10_000);
        assertThat(scene.payable()).isEqualTo(17_360);

        freeze.lift();
        scene.awaitPayout(scene.asks(payee, 17_360), "PAID");
    }

    @Test
    void twoPayoutsAtOnceNeverTakeMoreThanIsOwed() throws InterruptedException {
        scene.soldAndConfirmed(30_000);
        Tsid payee = scene.hasAccount("9999");
        CountDownLatch begun = new CountDownLatch(2);
        PayoutDue one = scene.payout(payee, 20_000);
        PayoutDue other = scene.payout(payee, 20_000);
        for (PayoutDue due : new PayoutDue[]{one, other}) {
            Thread.ofVirtual().start(() -> {
                begun.countDown();
                scene.pay.tell(due);
            });
        }
        begun.await();

        await()
                .until(() -> scene.pay.count("pay_seller_payout where status in ('PAID', 'FAILED') and id in ("
                        + one.payoutId() + ", " + other.payoutId() + ")") == 2);
        assertThat(scene.payable()).isEqualTo(6_040);
    }

    @Test
    void aPayoutThatCameBackIsOwedAgainOnce() {
        scene.soldAndConfirmed(30_000);
        PayoutDue due = scene.asks(scene.hasAccount("9999"), 26_040);
        scene.awaitPayout(due, "PAID");

        assertThat(comesBack(due, 26_039)).isFalse();
        assertThat(comesBack(due, 26_040)).isTrue();
        assertThat(comesBack(due, 26_040)).isFalse();

        assertThat(scene.payable()).isEqualTo(26_040);
        assertThat(scene.told("pay.payout-returned", due.payoutId())).isEqualTo(1);
    }

    private boolean comesBack(PayoutDue due, long amount) {
        return Boolean.TRUE.equals(
                transaction.execute(status -> takeBack.takeBack(due.payoutId(), Won.of(amount))));
    }

    @Test
    void whatWasCreditedIsNeverChanged() {
        SellerScene.Sold sold = scene.soldAndConfirmed(30_000);

        assertThatThrownBy(() -> scene.pay.sql("update pay_seller_credit set seller = 0 where item_id = ?",
                sold.item().value())).hasMessageContaining("never updated");
    }
}
