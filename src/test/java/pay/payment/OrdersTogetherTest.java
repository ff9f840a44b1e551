package pay.payment;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import commerce.events.OrderCancelRequested;
import commerce.events.OrderExpired;
import commerce.events.OrderPlaced;
import commerce.events.OrdersExpired;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayScene;
import platform.id.Tsid;
import testing.MadangTest;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What commerce tells of several orders at once: each payment becomes what it would have become alone. */
@MadangTest
class OrdersTogetherTest {
    @Autowired
    PreparePayment preparePayment;

    @Autowired
    EndPayment endPayment;

    PayScene scene;
    TestMember buyer;

    @BeforeEach
    void setTheStage(@Autowired ApplicationContext context) {
        scene = new PayScene(context);
        buyer = scene.memberWith(5_000);
    }

    @AfterEach
    void theBooksAreRight() {
        scene.assertTheBooksAreRight();
    }

    @Test
    void preparesManyAsOneByOne() {
        OrderPlaced fresh = placed(1_000);
        OrderPlaced twice = placed(2_000);
        OrderPlaced takenBack = placed(3_000);
        OrderPlaced late = scene.orderPlaced(scene.id(), buyer.id(), 4_000, scene.now().minus(Duration.ofSeconds(1)));
        PayScene.Prepared known = scene.prepared(buyer, 5_000);
        endPayment.cancel(List.of(expired(takenBack.orderId())));

        preparePayment.prepare(List.of(PlacedOrder.of(twice), PlacedOrder.of(takenBack), PlacedOrder.of(fresh),
                new PlacedOrder(known.orderId(), buyer.id(), "", fresh.amount(), fresh.payBy(), true),
                PlacedOrder.of(late), PlacedOrder.of(twice)));

        assertThat(payment(fresh.orderId())).isEqualTo("READY 1000 0");
        assertThat(payment(twice.orderId())).isEqualTo("READY 2000 0");
        assertThat(payment(takenBack.orderId())).isEqualTo("CANCELED 3000 1");
        assertThat(payment(late.orderId())).isEqualTo("EXPIRED 4000 0");
        assertThat(payment(known.orderId())).isEqualTo("READY 5000 0");
        assertThat(List.of(told("prepared", fresh.orderId()), told("prepared", twice.orderId()),
                told("prepared", known.orderId()), told("expired", late.orderId()),
                told("canceled", takenBack.orderId()))).containsOnly(1L);
        assertThat(told("prepared", takenBack.orderId()) + told("prepared", late.orderId())).isZero();
    }

    @Test
    void endsManyAsOneByOne() {
        PayScene.Prepared open = scene.prepared(buyer, 1_000);
        PayScene.Prepared paid = scene.prepared(buyer, 2_000);
        Tsid unknown = scene.id();
        Tsid before = scene.id();
        EndPayment.Question answered = expired(before);
        assertThat(scene.confirm(buyer, paid).status()).isEqualTo(200);
        endPayment.cancel(List.of(answered));

        endPayment.cancel(List.of(expired(unknown), expired(open.orderId()), answered,
                new EndPayment.Question(
                        new OrderCancelRequested(scene.id(), scene.now(), open.orderId(), buyer.id()),
                        open.orderId(), buyer.id()),
                expired(paid.orderId())));

        assertThat(payment(open.orderId())).isEqualTo("CANCELED 1000 1");
        assertThat(payment(paid.orderId())).isEqualTo("APPROVED 2000 1");
        assertThat(payment(unknown)).isEqualTo("CANCELED null 0");
        assertThat(told("canceled", open.orderId())).as("each question is answered").isEqualTo(2);
        assertThat(told("approved", paid.orderId())).as("once more, with what was taken").isEqualTo(2);
        assertThat(
                scene.count("platform_event_log where type = 'pay.payment-approved' and body like '%" + paid.orderId()
                        + "%' and json_value(body, '$.tenders[0].captured') = 2000"))
                .isEqualTo(2);
        assertThat(told("canceled", unknown)).isOne();
        assertThat(told("canceled", before)).as("but not twice").isOne();
        assertThat(toldAmongOthers("canceled", unknown)).as("by one event for all").isOne();
        assertThat(toldAmongOthers("canceled", before)).as("which was answered alone").isZero();
        assertThat(scene.api.balance(buyer)).isEqualTo(3_000);
    }

    @Test
    void endsAllOfASweepWhateverStateTheyAreIn() {
        PayScene.Prepared open = scene.prepared(buyer, 1_000);
        PayScene.Prepared paid = scene.prepared(buyer, 2_000);
        PayScene.Prepared byCard = scene.prepared(buyer, 4_000);
        Tsid unheard = scene.id();
        assertThat(scene.confirm(buyer, paid).status()).isEqualTo(200);
        assertThat(scene.api.confirmByCard(buyer, byCard, scene.api.card(buyer, "0003"), 1_000, 0,
                UUID.randomUUID().toString()).status()).as("not known").isEqualTo(202);
        OrdersExpired lapsed = new OrdersExpired(scene.id(), scene.now(),
                Stream.of(byCard.orderId(), unheard, paid.orderId(), open.orderId())
                        .map(order -> new OrdersExpired.Expired(order, buyer.id())).toList());

        scene.deliverHere("pay.payment-on-orders-expired", lapsed);
        scene.deliverHere("pay.payment-on-orders-expired", lapsed);

        assertThat(payment(open.orderId())).isEqualTo("CANCELED 1000 1");
        assertThat(payment(unheard)).isEqualTo("CANCELED null 0");
        assertThat(payment(paid.orderId())).isEqualTo("APPROVED 2000 1");
        assertThat(List.of(toldAmongOthers("canceled", open.orderId()), toldAmongOthers("canceled", unheard)))
                .as("once, and by one event").containsOnly(1L);
        assertThat(told("approved", paid.orderId())).isEqualTo(2);
        await().until(() -> payment(byCard.orderId()).startsWith("CANCELED 4000"));
        assertThat(told("canceled", byCard.orderId())).isOne();
        assertThat(toldAmongOthers("canceled", byCard.orderId())).as("later than the others").isZero();
        assertThat(scene.api.wallet(buyer).body().path("available").asLong()).isEqualTo(3_000);
    }

    private OrderPlaced placed(long amount) {
        return scene.orderPlaced(scene.id(), buyer.id(), amount, scene.now().plus(Duration.ofMinutes(10)));
    }

    private EndPayment.Question expired(Tsid order) {
        return new EndPayment.Question(new OrderExpired(scene.id(), scene.now(), order, buyer.id()), order,
                buyer.id());
    }

    private String payment(Tsid order) {
        return scene.text("select concat_ws(' ', status, coalesce(amount, 'null'), version) from pay_payment"
                + " where order_id = " + order);
    }

    /** By an event of its own, or by one about several. */
    private long told(String what, Tsid order) {
        return scene.number("select count(*) from platform_event_log where type = 'pay.payment-" + what
                + "' and json_value(body, '$.orderId') = '" + order + "'") + toldAmongOthers(what, order);
    }

    private long toldAmongOthers(String what, Tsid order) {
        return scene.number("select count(*) from platform_event_log l, json_table(l.body, '$.payments[*]'"
                + " columns (order_id varchar(30) path '$.orderId')) p where l.type = 'pay.payments-" + what
                + "' and p.order_id = '" + order + "'");
    }
}
