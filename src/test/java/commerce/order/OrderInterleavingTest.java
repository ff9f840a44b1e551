package commerce.order;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

import commerce.TestShop;
import commerce.catalogue.SkuId;
import commerce.order.OrderModel.ModelOrder;
import commerce.refusal.CommerceError;
import commerce.stock.StockReconciler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.events.PaymentApproved;
import platform.id.Ids;
import platform.money.Won;
import platform.web.DomainException;
import testing.HeldDelivery;
import testing.MadangTest;
import testing.Seed;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever buyers, pay and time do in whatever order: the orders are where the model says, no piece is sold twice, and in
 * the end nothing is held. More operations by {@code -Dmadang.orders.operations=100000}.
 */
@MadangTest
class OrderInterleavingTest {
    private static final int OPERATIONS = Integer.getInteger("madang.orders.operations", 600);
    private static final int PIECES = 12;
    private static final int PRICE = 1_000;

    @Autowired
    ApplicationContext context;
    @Autowired
    CancelOrder cancel;
    @Autowired
    FollowPayment payments;
    @Autowired
    LapseHolds lapse;
    @Autowired
    OrderPages pages;
    @Autowired
    StockReconciler reconciler;
    @Autowired
    Ids ids;

    PayTells pay;
    QuickOrders place;
    TestShop shop;
    HeldDelivery held;
    List<SkuId> skus;

    @BeforeEach
    void open() {
        held = new HeldDelivery(context);
        place = new QuickOrders(context);
        shop = new TestShop(context);
        pay = new PayTells(payments, ids);
        skus = List.of(shop.sells("가", PRICE, PIECES), shop.sells("나", PRICE, PIECES), shop.sells("다", PRICE, PIECES));
    }

    @AfterEach
    void letGo() {
        held.close();
    }

    @Test
    void doesWhatTheModelSays() {
        long seed = Seed.OF_THE_RUN;
        Random random = new Random(seed);
        OrderModel model = new OrderModel();
        skus.forEach(sku -> model.stock(sku, PIECES));
        Map<Order, ModelOrder> orders = new LinkedHashMap<>();
        for (int i = 0; i < OPERATIONS; i++) {
            String what = "seed " + seed + ", operation " + i;
            if (orders.isEmpty() || random.nextInt(4) == 0) {
                place(random, model, orders, what);
            } else {
                List<Order> all = List.copyOf(orders.keySet());
                Order order = all.get(random.nextInt(orders.size()));
                happen(random, model, order, orders.get(order));
                assertThat(status(order)).as(what).isEqualTo(orders.get(order).status);
                approveMany(random, model, all, orders, what);
            }
        }
        for (SkuId sku : skus) {
            assertThat(shop.onHand(sku)).as("seed " + seed).isEqualTo(model.onHand.get(sku));
            assertThat(shop.held(sku)).as("seed " + seed).isEqualTo(model.held.get(sku));
        }
        assertThat(reconciler.differences()).as("seed " + seed).isEmpty();
    }

    private void place(Random random, OrderModel model, Map<Order, ModelOrder> orders, String what) {
        SkuId sku = skus.get(random.nextInt(skus.size()));
        int quantity = 1 + random.nextInt(3);
        boolean expected = model.canPlace(sku, quantity);
        Order order = tryToPlace(sku, quantity);
        assertThat(order != null).as(what).isEqualTo(expected);
        if (order != null) {
            orders.put(order, model.place(sku, quantity));
        }
    }

    private void happen(Random random, OrderModel model, Order order, ModelOrder mirror) {
        int version = random.nextInt(5);
        switch (random.nextInt(7)) {
            case 0, 1 -> {
                pay.approved(order, version);
                model.approved(mirror, version);
            }
            case 2 -> end(model, order, mirror, version, Happening.PAYMENT_CANCELED);
            case 3 -> end(model, order, mirror, version, Happening.PAYMENT_EXPIRED);
            case 4 -> {
                assertThat(tryToCancel(order)).isEqualTo(model.canCancel(mirror));
                model.cancel(mirror);
            }
            case 5 -> {
                lapse(order);
                model.lapse(mirror);
            }
            default -> {
                refund(order, version);
                mirror.version = Math.max(mirror.version, version);
                model.refunded(mirror);
            }
        }
    }

    /** Pay tells of several at once, of some more than once: who wants pieces again comes after those that let go of some. */
    private void approveMany(Random random, OrderModel model, List<Order> all, Map<Order, ModelOrder> orders,
            String what) {
        Map<Order, Integer> newest = new TreeMap<>(Comparator.comparingLong((Order order) -> order.id().value()));
        List<PaymentApproved> told = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Order order = all.get(random.nextInt(all.size()));
            int version = random.nextInt(5);
            told.add(pay.approval(order, version));
            newest.merge(order, version, Math::max);
        }
        if (told.isEmpty()) {
            return;
        }
        pay.approved(told);
        Predicate<Order> sellsAgain = order -> orders.get(order).status == OrderStatus.EXPIRED;
        List<Order> last = newest.keySet().stream().filter(sellsAgain).toList();
        newest.keySet().stream().filter(order -> !last.contains(order))
                .forEach(order -> model.approved(orders.get(order), newest.get(order)));
        last.forEach(order -> model.approved(orders.get(order), newest.get(order)));
        newest.keySet().forEach(
                order -> assertThat(status(order)).as(what + ", together").isEqualTo(orders.get(order).status));
    }

    private void end(OrderModel model, Order order, ModelOrder mirror, int version, Happening how) {
        pay.ended(order, version, how);
        model.ended(mirror, version, how);
    }

    @Test
    void sellsNoPieceTwiceHoweverManyActAtOnce() throws Exception {
        long seed = Seed.OF_THE_RUN;
        List<Order> orders = Collections.synchronizedList(new ArrayList<>());
        Set<Order> told = ConcurrentHashMap.newKeySet();
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Random random = new Random(seed + i);
                all.add(threads.submit(() -> act(random, orders, told)));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        // Before the rest is swept up, which would end an order that a lost event left waiting.
        assertThat(told).as("seed " + seed).isNotEmpty().extracting(this::status)
                .doesNotContain(OrderStatus.PAYMENT_WAITING, OrderStatus.CANCEL_REQUESTED);
        for (Order order : orders) {
            lapse(order);
            pay.ended(order, 9, Happening.PAYMENT_EXPIRED);
            refund(order, 10);
        }
        Map<SkuId, Integer> sold = new LinkedHashMap<>();
        for (Order order : orders) {
            OrderStatus status = status(order);
            assertThat(status).as("seed " + seed).isIn(OrderStatus.PAID, OrderStatus.EXPIRED, OrderStatus.CANCELED,
                    OrderStatus.REFUNDED);
            if (status == OrderStatus.PAID) {
                pages.of(order.buyerId(), order.id()).items()
                        .forEach(item -> sold.merge(item.line().skuId(), item.remaining(), Integer::sum));
            }
        }
        for (SkuId sku : skus) {
            assertThat(shop.held(sku)).as("seed " + seed).isZero();
            assertThat(shop.onHand(sku)).as("seed " + seed).isEqualTo(PIECES - sold.getOrDefault(sku, 0));
        }
        assertThat(reconciler.differences()).as("seed " + seed).isEmpty();
    }

    private void act(Random random, List<Order> orders, Set<Order> told) {
        for (int i = 0; i < OPERATIONS / 10; i++) {
            Order fresh = tryToPlace(skus.get(random.nextInt(skus.size())), 1 + random.nextInt(2));
            if (fresh != null) {
                orders.add(fresh);
            }
            if (orders.isEmpty()) {
                continue;
            }
            Order order = orders.get(random.nextInt(orders.size()));
            int version = random.nextInt(3);
            switch (random.nextInt(5)) {
                case 0, 1 -> {
                    pay.approved(order, version);
                    told.add(order);
                }
                case 2 -> tryToCancel(order);
                case 3 -> lapse(order);
                default -> {
                    pay.ended(order, version, Happening.PAYMENT_CANCELED);
                    told.add(order);
                }
            }
        }
    }

    private Order tryToPlace(SkuId sku, int quantity) {
        try {
            var wanted = new LinkedHashMap<>(Map.of(sku, quantity));
            return place.place(ids.next(), wanted, Won.of((long) PRICE * quantity)).order();
        } catch (DomainException e) {
            assertThat(e.code()).isEqualTo(CommerceError.SOLD_OUT);
            return null;
        }
    }

    private boolean tryToCancel(Order order) {
        try {
            cancel.cancel(order.buyerId(), order.id());
            return true;
        } catch (DomainException e) {
            return false;
        }
    }

    private void lapse(Order order) {
        shop.sql("update commerce_order set lapse_at = '2020-01-01' where id = ? and lapse_at is not null",
                order.id().value());
        while (lapse.next() > 0) {
            // Until nothing is left that has lapsed.
        }
    }

    /** Tells that the order's refund is done, if it has one; else that some unknown one is. */
    private void refund(Order order, int version) {
        long refund = shop.number("select coalesce(max(id), 1) from commerce_refund where order_id = ?",
                order.id().value());
        pay.refunded(order, new RefundId(refund), version);
    }

    private OrderStatus status(Order order) {
        return pages.of(order.buyerId(), order.id()).order().status();
    }
}
