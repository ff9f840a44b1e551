package commerce.order;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import commerce.TestShop;
import org.springframework.context.ApplicationContext;
import pay.events.PaymentApproved;
import pay.events.PaymentExpired;
import pay.events.RefundCompleted;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;

/** Pay as orders hear of it, for tests of who has seats; by the listener, in the caller's thread. */
public final class SeatPay {
    private final PaymentEvents listener;
    private final LapseHolds lapse;
    private final Items items;
    private final TestShop shop;
    private final Ids ids;

    public SeatPay(ApplicationContext context, TestShop shop) {
        this.listener = new PaymentEvents(context.getBean(FollowPayment.class));
        this.lapse = context.getBean(LapseHolds.class);
        this.items = context.getBean(Items.class);
        this.ids = context.getBean(Ids.class);
        this.shop = shop;
    }

    public void approves(OrderId order, int version) {
        approvesTogether(version, order);
    }

    public void approvesByCard(OrderId order, int version) {
        approves("CARD", version, order);
    }

    /** All of them at once. */
    public void approvesTogether(int version, OrderId... orders) {
        approves("MONEY", version, orders);
    }

    private void approves(String tender, int version, OrderId... orders) {
        listener.approved(Stream.of(orders)
                .map(order -> new PaymentApproved(ids.next(), Instant.EPOCH, payment(order), Tsid.of(order),
                        buyer(order), "", amount(order),
                        List.of(new PaymentApproved.Tender(tender, amount(order), Won.ZERO)), version))
                .toList());
    }

    public void expires(OrderId order, int version) {
        listener.on(new PaymentExpired(ids.next(), Instant.EPOCH, payment(order), Tsid.of(order), buyer(order),
                version));
    }

    /** The refund that the order has is done. */
    public void refunds(OrderId order, int version) {
        listener.on(new RefundCompleted(ids.next(), Instant.EPOCH,
                new Tsid(number("select id from commerce_refund where order_id = ?", order)), payment(order),
                Tsid.of(order), buyer(order), amount(order),
                List.of(new PaymentApproved.Tender("MONEY", amount(order), amount(order))), version));
    }

    /** Nobody paid in time. */
    public void lapse(OrderId order) {
        shop.sql("update commerce_order set lapse_at = '2020-01-01' where id = ? and lapse_at is not null",
                order.value());
        while (lapse.next() > 0) {
            // Until nothing is left that has lapsed.
        }
    }

    /** The status of the order, and of its item. */
    public String state(OrderId order) {
        Function<String, String> read = sql -> shop.text(sql, order.value());
        return read.apply("select status from commerce_order where id = ?") + " "
                + read.apply("select status from commerce_order_line where order_id = ?");
    }

    /** What was paid for what is left of its item. */
    public Won paidPieces(OrderId order) {
        return Pieces.left(items.of(order).getFirst()).paid();
    }

    private long number(String sql, OrderId order) {
        return shop.number(sql, order.value());
    }

    private Won amount(OrderId order) {
        return Won.of(number("select amount from commerce_order where id = ?", order));
    }

    private Tsid buyer(OrderId order) {
        return new Tsid(number("select buyer_id from commerce_order where id = ?", order));
    }

    private static Tsid payment(OrderId order) {
        return new Tsid(order.value() + 1);
    }
}
