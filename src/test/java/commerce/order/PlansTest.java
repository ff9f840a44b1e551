package commerce.order;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import commerce.catalogue.SellerId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.time.UtcColumn;
import testing.MadangTest;
import testing.Plans;

/** Every list of orders and refunds has its index. What is bounded by the fifty lines of one order may sort. */
@MadangTest
class PlansTest {
    @Autowired
    Orders orders;
    @Autowired
    Refunds refunds;
    @Autowired
    AskPaymentState ask;
    @Autowired
    ReadRefusedRefunds failed;
    @Autowired
    Buyers buyers;
    @Autowired
    SellerItems items;
    @Autowired
    Deliveries deliveries;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Clock clock;
    Plans plans;

    @BeforeEach
    void open(@Autowired ApplicationContext context) {
        plans = new Plans(context);
    }

    @Test
    void listsABuyersOrders() {
        plans.assertServedByIndexes(this::fill, () -> orders.newest(new Tsid(7), Long.MAX_VALUE, 21));
    }

    @Test
    void findsWhatGoesToSomebody() {
        plans.assertServedByIndexes(this::fill, () -> {
            // Whom none of the other tests' orders go to.
            items.sentTo(new SellerId(1), "아무개", 50);
            items.sentTo(new SellerId(1), "010-9999-0001", 50);
        });
    }

    @Test
    void findsWhatIsDue() {
        plans.assertServedByIndexes(this::fill, () -> {
            orders.lockLapsed(clock.instant(), 200);
            ask.next();
            refunds.lockUnanswered(clock.instant(), 100);
            refunds.unanswered(clock.instant(), 100);
            refunds.lockUnanswered(new RefundId(7), clock.instant());
            refunds.find(new RefundId(7));
            refunds.askedAs(new RefundId(7));
            refunds.waitingAtCards(new OrderId(7));
        });
    }

    @Test
    void findsWhatKeepsABuyer() {
        plans.assertServedByIndexes(this::fill, () -> {
            buyers.haveOpenOrders(new Tsid(7));
            orders.unpaid(List.of(new Tsid(7), new Tsid(8)));
            deliveries.due(clock.instant(), 200);
        });
    }

    @Test
    void findsWhatWaitsForAPerson() {
        plans.assertServedByIndexes(this::fill, () -> {
            failed.count();
            failed.oldest(7, 50);
        });
    }

    /** Orders of a hundred buyers, all waiting for pay and none due, with a refund each. */
    private void fill() {
        LocalDateTime now = UtcColumn.of(clock.instant());
        LocalDateTime later = UtcColumn.of(clock.instant().plus(Duration.ofDays(1)));
        List<Object[]> rows = new ArrayList<>();
        List<Object[]> addresses = new ArrayList<>();
        List<Object[]> refundRows = new ArrayList<>();
        List<Object[]> sellerOrders = new ArrayList<>();
        List<Object[]> items = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            rows.add(new Object[]{id, id % 100, "PAYMENT_WAITING", 1_000, 0, now, now, later, later});
            sellerOrders.add(new Object[]{id, id, 1, now});
            addresses.add(new Object[]{id, "MAINLAND", "-", "name" + id % 100, "phone" + id % 100, later});
            items.add(new Object[]{id, id, id, 1, id, id, "귤", "", 1, 1_000, false, 1});
            refundRows.add(new Object[]{id, id, id, "REQUESTED", "BUYER", now, later});
        }
        new RowInsert(jdbc, "commerce_order", "id", "buyer_id", "status", "amount", "tax_free", "placed_at", "pay_by",
                "lapse_at", "ask_at").insert(rows);
        new RowInsert(jdbc, "commerce_seller_order", "id", "order_id", "seller_id", "placed_at").insert(sellerOrders);
        new RowInsert(jdbc, "commerce_order_delivery", "order_id", "zone", "sealed", "name_index", "phone_index",
                "look_at").insert(addresses);
        new RowInsert(jdbc, "commerce_order_line", "id", "order_id", "seller_order_id", "seller_id", "product_id",
                "sku_id", "product_name", "option_name", "quantity", "unit_price", "tax_free", "remaining")
                .insert(items);
        new RowInsert(jdbc, "commerce_refund", "id", "order_id", "payment_id", "state", "reason", "requested_at",
                "repeat_at").insert(refundRows);
    }
}
