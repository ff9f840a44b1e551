package commerce.order;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import commerce.TestShop;
import org.awaitility.Awaitility;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.StaffCaller;

/** Refunds that pay has refused. */
public final class TestRefunds {
    private TestRefunds() {}

    /** One of 5,000 won, of a whole order. */
    public static String refused(ApplicationContext context) {
        Tsid buyer = context.getBean(Ids.class).next();
        Order order = new QuickOrders(context).place(buyer,
                new LinkedHashMap<>(Map.of(new TestShop(context).sells("귤", 5_000, 1), 1)), Won.of(5_000)).order();
        context.getBean(CancelOrder.class).cancel(buyer, order.id());
        // What pay does about the order is over before anything else happens to it, or it would be tried again while others look.
        TestShop shop = new TestShop(context);
        Awaitility.await().until(() -> shop.text(
                "select status from commerce_order where id = ?", order.id().value()).equals("CANCELED"));
        FollowPayment payments = context.getBean(FollowPayment.class);
        payments.ended(List.of(new PaymentNews(order.id(), new Tsid(order.id().value() + 1), 1_000_000,
                List.of(new Tender("MONEY", order.amount(), Won.ZERO)))), Happening.PAYMENT_APPROVED);
        long refund = shop.number("select id from commerce_refund where order_id = ?",
                order.id().value());
        payments.refundRefused(new RefundId(refund), "REFUND_EXCEEDS_CAPTURED");
        return Long.toString(refund);
    }

    /** Pay refuses all that is asked back of an item's order, and two operators settle it. */
    public static void refusedAndSettled(ApplicationContext context, ItemId item) {
        TestShop shop = new TestShop(context);
        RefundId refund = new RefundId(shop.number("""
                select r.id from commerce_refund r join commerce_order_line l on l.order_id = r.order_id
                where l.id = ? and r.state = 'REQUESTED'""", item.value()));
        context.getBean(FollowPayment.class).refundRefused(refund, "REFUND_EXCEEDS_CAPTURED");
        settled(context, shop, refund);
    }

    /** Pay refuses what was asked back of an item's order, when it is asked once more at the latest, and two operators settle it. */
    public static void askedOnceMoreAndSettled(ApplicationContext context, ItemId item) {
        TestShop shop = new TestShop(context);
        RefundId refund = new RefundId(shop.number("""
                select r.id from commerce_refund r join commerce_order_line l on l.order_id = r.order_id
                where l.id = ?""", item.value()));
        Awaitility.await().until(() -> {
            // One whose order is locked just now is left out.
            shop.sql("update commerce_refund set repeat_at = '2026-01-01' where id = ? and state = 'REQUESTED'",
                    refund.value());
            context.getBean(RepeatRefunds.class).next();
            return shop.text("select state from commerce_refund where id = ?", refund.value()).equals("FAILED");
        });
        settled(context, shop, refund);
    }

    private static void settled(ApplicationContext context, TestShop shop, RefundId refund) {
        SettleRefund settle = context.getBean(SettleRefund.class);
        settle.propose(operator(context), refund, "계좌 이체");
        settle.decide(operator(context), refund,
                new Tsid(shop.number("select settlement_id from commerce_refund where id = ?", refund.value())), true);
    }

    private static StaffCaller operator(ApplicationContext context) {
        return new StaffCaller(context.getBean(Ids.class).next(), "operator", Set.of("OPERATOR"), null);
    }

    /** One that some operator says is settled: what another one sends to approve it. */
    public static Map<String, String> proposed(ApplicationContext context) {
        String refund = refused(context);
        context.getBean(SettleRefund.class).propose(operator(context),
                new RefundId(Long.parseLong(refund)), "계좌 이체");
        String proposal = Long.toString(
                new TestShop(context).number("select settlement_id from commerce_refund where id = ?", refund));
        return Map.of("refund", refund, "proposal", proposal, "verdict", "APPROVE");
    }
}
