package commerce.order;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicInteger;

import commerce.catalogue.SkuId;
import commerce.coupon.MemberCouponId;
import commerce.refusal.CommerceError;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;

import static org.assertj.core.api.Assertions.assertThat;

/** Paid orders for tests of what comes after, and a pay that says what the test has it say. */
public final class TestOrders {
    private final QuickOrders quick;
    private final FollowPayment payments;
    private final Items items;
    private final Orders orders;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final AtomicInteger version = new AtomicInteger();

    public TestOrders(ApplicationContext context) {
        quick = new QuickOrders(context);
        payments = context.getBean(FollowPayment.class);
        items = context.getBean(Items.class);
        orders = context.getBean(Orders.class);
        jdbc = context.getBean(JdbcClient.class);
        transaction = context.getBean(TransactionTemplate.class);
    }

    /** Orders these and pays with money; the items in their order. */
    public List<ItemId> paid(Tsid buyer, SequencedMap<SkuId, Integer> wanted, MemberCouponId... coupons) {
        return paid(buyer, wanted, Won.ZERO, coupons);
    }

    /** The same, so much of it with points. */
    public List<ItemId> paid(Tsid buyer, SequencedMap<SkuId, Integer> wanted, Won points, MemberCouponId... coupons) {
        return paid(buyer, wanted, "POINTS", points, coupons);
    }

    /** The same, so much of it by a promotion of Madang's. */
    public ItemId paidByPromotion(Tsid buyer, SkuId sku, int quantity, Won promotion) {
        return paid(buyer, new LinkedHashMap<>(Map.of(sku, quantity)), "COUPON", promotion).getFirst();
    }

    /** The same, all of it by card. */
    public List<ItemId> paidByCard(Tsid buyer, SequencedMap<SkuId, Integer> wanted, MemberCouponId... coupons) {
        OrderPages.Page page = quick.placed(buyer, quick.quote(buyer, wanted, coupons));
        payments.ended(List.of(news(page.order().id(), List.of(new Tender("CARD", page.order().amount(), Won.ZERO)))),
                Happening.PAYMENT_APPROVED);
        return page.items().stream().map(Item::id).toList();
    }

    /** The same, so much of it by card. */
    public ItemId paidByCard(Tsid buyer, SkuId sku, int quantity, Won card) {
        return paid(buyer, new LinkedHashMap<>(Map.of(sku, quantity)), "CARD", card).getFirst();
    }

    private List<ItemId> paid(Tsid buyer, SequencedMap<SkuId, Integer> wanted, String kind, Won part,
            MemberCouponId... coupons) {
        OrderPages.Page page = quick.placed(buyer, quick.quote(buyer, wanted, coupons));
        List<Tender> tenders = new ArrayList<>();
        tenders.add(new Tender("MONEY", page.order().amount().minus(part), Won.ZERO));
        if (part.isPositive()) {
            tenders.add(new Tender(kind, part, Won.ZERO));
        }
        payments.ended(List.of(news(page.order().id(), tenders)), Happening.PAYMENT_APPROVED);
        return page.items().stream().map(Item::id).toList();
    }

    public ItemId paid(Tsid buyer, SkuId sku, int quantity) {
        return paid(buyer, new LinkedHashMap<>(Map.of(sku, quantity))).getFirst();
    }

    /** Orders, and pays nothing yet; null when there is not enough of it, or the buyer has too many. */
    public ItemId tryPlace(Tsid buyer, SkuId sku, int quantity) {
        try {
            SequencedMap<SkuId, Integer> wanted = new LinkedHashMap<>(Map.of(sku, quantity));
            return quick.placed(buyer, quick.quote(buyer, wanted)).items().getFirst().id();
        } catch (DomainException e) {
            assertThat(e.code()).isIn(CommerceError.SOLD_OUT, CommerceError.TOO_MANY_UNPAID_ORDERS);
            return null;
        }
    }

    /** The money for all of its order is there, whenever that is. */
    public void approve(ItemId id) {
        Order order = order(id);
        payments.ended(List.of(news(order.id(), List.of(new Tender("MONEY", order.amount(), Won.ZERO)))),
                Happening.PAYMENT_APPROVED);
    }

    public void expire(ItemId id) {
        payments.ended(List.of(news(order(id).id(), List.of())), Happening.PAYMENT_EXPIRED);
    }

    private Order order(ItemId id) {
        return transaction.execute(status -> orders.find(items.orderOf(id).orElseThrow()).orElseThrow());
    }

    public Item item(ItemId id) {
        return transaction.execute(status -> items.find(id).orElseThrow());
    }

    public String statusOfOrder(ItemId id) {
        return transaction.execute(status -> orders.find(item(id).orderId()).orElseThrow().status().name());
    }

    public boolean isPaid(ItemId id) {
        return statusOfOrder(id).equals("PAID");
    }

    /** Pay says of all refunds of the item's order that their money is back, each of them twice; how many there were. */
    public int moneyIsBack(ItemId id) {
        OrderId order = item(id).orderId();
        List<Long> open = transaction.execute(status -> jdbc
                .sql("select id from commerce_refund where order_id = ? and state = 'REQUESTED' order by id")
                .param(order.value()).query(Long.class).list());
        for (Long refund : open) {
            payments.refunded(news(order, List.of()), new RefundId(refund));
            payments.refunded(news(order, List.of()), new RefundId(refund));
        }
        return open.size();
    }

    /** What was requested back of the item's order so far, by tender. */
    public Map<String, Long> requestedBack(ItemId id) {
        Map<String, Long> legs = new LinkedHashMap<>();
        transaction.executeWithoutResult(status -> jdbc
                .sql("""
                        select l.tender, sum(l.amount) as amount from commerce_refund_leg l
                        join commerce_refund r on r.id = l.refund_id where r.order_id = ? group by l.tender order by l.tender""")
                .param(item(id).orderId().value())
                .query(row -> {
                    legs.put(row.getString("tender"), row.getLong("amount"));
                }));
        return legs;
    }

    private PaymentNews news(OrderId order, List<Tender> tenders) {
        return new PaymentNews(order, new Tsid(order.value() + 1), version.incrementAndGet(), tenders);
    }
}
