package pay.cashback;

import java.util.List;

import commerce.events.PurchaseConfirmed;
import commerce.events.RefundRequested;
import org.springframework.context.ApplicationContext;
import pay.PayApi;
import pay.PayScene;
import pay.promotion.PromotionId;
import pay.promotion.TestPromotions;
import platform.id.Tsid;
import platform.money.Won;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Orders that earn points, and what commerce tells of their items. */
final class OrderScene {
    final PayScene pay;
    private final Tsid seller;

    OrderScene(ApplicationContext context) {
        this.pay = new PayScene(context);
        this.seller = pay.id();
    }

    /** An order that is paid, by these parts; in money alone without any. */
    PayScene.Prepared paid(TestMember buyer, long amount, PayApi.Part... parts) {
        PayScene.Prepared order = pay.prepared(buyer, amount);
        PayApi.Answer answer = parts.length == 0 ? pay.confirm(buyer, order) : pay.confirm(buyer, order, parts);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return order;
    }

    /** The same, once its points are promised. */
    PayScene.Prepared promised(TestMember buyer, long amount, PayApi.Part... parts) {
        PayScene.Prepared order = paid(buyer, amount, parts);
        await().until(() -> pay.count("pay_cashback where payment_id = " + order.payment()) == 1);
        return order;
    }

    /** So much of what was paid for it in money belongs to an item whose purchase stands. */
    PurchaseConfirmed confirmed(PayScene.Prepared order, TestMember buyer, Tsid item, long money) {
        Won paid = Won.of(money);
        return new PurchaseConfirmed(pay.id(), pay.now(), order.orderId(), item, order.payment(), buyer.id(), seller,
                pay.id(), pay.id(), "제주 감귤", "5kg", "FRUIT", 1, paid, Won.ZERO, Won.ZERO, Won.ZERO, paid,
                List.of(new PurchaseConfirmed.Tender("MONEY", paid)), Won.ZERO, Won.ZERO, Won.ZERO, paid, true);
    }

    /** Tells so of a new item, and waits until it is counted. */
    Tsid confirms(PayScene.Prepared order, TestMember buyer, long money) {
        Tsid item = pay.id();
        pay.tell(confirmed(order, buyer, item, money));
        await().until(() -> pay.count("pay_cashback_item where item_id = " + item) == 1);
        return item;
    }

    /** Money goes back, of no item whose purchase stood. */
    void refunds(PayScene.Prepared order, TestMember buyer, long money) {
        refunds(order, buyer, List.of(money(money)), List.of());
    }

    /** Money of an item goes back whose purchase stood, or is told to stand later. */
    void returns(PayScene.Prepared order, TestMember buyer, Tsid item, long money) {
        returns(order, buyer, item, money, money(money));
    }

    /** The same of what was paid in several ways, together with what is of no such item: so much of it is the item's. */
    void returns(PayScene.Prepared order, TestMember buyer, Tsid item, long share, RefundRequested.Leg... legs) {
        refunds(order, buyer, List.of(legs), List.of(new RefundRequested.SellerShare(item, seller, Won.of(share),
                Won.ZERO, Won.ZERO, Won.ZERO, Won.ZERO)));
    }

    private static RefundRequested.Leg money(long amount) {
        return new RefundRequested.Leg("MONEY", Won.of(amount));
    }

    private void refunds(PayScene.Prepared order, TestMember buyer, List<RefundRequested.Leg> legs,
            List<RefundRequested.SellerShare> shares) {
        Tsid refund = pay.id();
        pay.tell(refund(order, buyer, refund, legs, shares));
        await().until(() -> pay.count("pay_refund where status = 'COMPLETED' and id = " + refund) == 1);
    }

    /** So much money is to go back, of no item whose purchase stood. */
    RefundRequested refund(PayScene.Prepared order, TestMember buyer, long money) {
        return refund(order, buyer, pay.id(), List.of(money(money)), List.of());
    }

    private RefundRequested refund(PayScene.Prepared order, TestMember buyer, Tsid refund,
            List<RefundRequested.Leg> legs, List<RefundRequested.SellerShare> shares) {
        return new RefundRequested(pay.id(), pay.now(), refund, order.orderId(), buyer.id(), order.payment(), legs,
                "RETURNED", shares, Won.ZERO);
    }

    String state(PayScene.Prepared order) {
        return pay.text("select state from pay_cashback where payment_id = " + order.payment());
    }

    long budget(PromotionId promotion) {
        return TestPromotions.budget(pay, promotion);
    }
}
