package home.tell;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import commerce.events.OrderPaid;
import commerce.events.OrderPlaced;
import commerce.events.OrdersExpired;
import member.events.MemberLeft;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestClient;
import pay.events.TransfersCompleted;
import pay.events.WalletMoved;
import platform.event.DomainEvent;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import testing.MadangTest;
import testing.Overlap;
import testing.Seed;
import testing.TestMembers;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@MadangTest
class FirstScreenTest {
    @Autowired
    TestMembers members;
    @Autowired
    DomainEvents events;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    KeepOrders orders;
    @Autowired
    KeepWallet wallet;
    @Autowired
    ForgetMember forget;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Ids ids;
    @Autowired
    Clock clock;
    @LocalServerPort
    int port;

    TestMembers.TestMember member;

    @BeforeEach
    void join() {
        member = members.join();
    }

    @Test
    void isEmptyForANewMember() {
        JsonNode home = home();
        assertThat(home.at("/wallet/available").asBoolean()).isTrue();
        assertThat(home.at("/wallet/balance").asLong()).isZero();
        assertThat(home.at("/wallet/asOf").isNull()).isTrue();
        assertThat(home.at("/movements/items")).isEmpty();
        assertThat(home.at("/orders/items")).isEmpty();
    }

    @Test
    void showsWhatTheOtherModulesTell() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Tsid order = ids.next();
        publish(new WalletMoved(ids.next(), now, member.id(), ids.next(), Won.of(50_000), Won.of(50_000), 1, "TOP_UP",
                "계좌에서 충전"));
        publish(placed(order, member, now));
        publish(new OrderPaid(ids.next(), now, order, member.id(), ids.next(), Won.of(19_900)));
        await()
                .until(() -> home().at("/wallet/balance").asLong() == 50_000 && home().at("/orders/items/0/state")
                        .asString("").equals("PAID") && home().at("/orders/items/0/title").asString("").contains("감귤"));
        JsonNode home = home();
        assertThat(home.at("/orders/items/0/id").asString()).isEqualTo(order.toString());
        assertThat(home.at("/movements/items/0/description").asString()).isEqualTo("계좌에서 충전");
        assertThat(Instant.parse(home.at("/wallet/asOf").asString())).isEqualTo(now);
        assertThat(Instant.parse(home.at("/orders/asOf").asString())).isEqualTo(now);
    }

    @Test
    void showsThatNobodyPaidForOrdersThatLapsedTogether() {
        TestMembers.TestMember other = members.join();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Tsid order = ids.next();
        Tsid others = ids.next();
        publish(placed(order, member, now));
        publish(placed(others, other, now));
        publish(new OrdersExpired(ids.next(), now.plusSeconds(660),
                List.of(new OrdersExpired.Expired(others, other.id()),
                        new OrdersExpired.Expired(order, member.id()))));
        for (TestMembers.TestMember each : List.of(member, other)) {
            member = each;
            await().until(() -> home().at("/orders/items/0/state").asString("").equals("EXPIRED"));
            assertThat(home().at("/orders/items")).hasSize(1);
        }
    }

    private OrderPlaced placed(Tsid order, TestMembers.TestMember buyer, Instant now) {
        return new OrderPlaced(ids.next(), now, order, buyer.id(),
                List.of(new OrderPlaced.Line(ids.next(), ids.next(), ids.next(), ids.next(), "제주 감귤 5kg", "", 1,
                        Won.of(19_900), "FRUIT")),
                Won.of(19_900), Won.of(19_900), now.plusSeconds(600), false);
    }

    @Test
    void showsATransferToBothOfItsMembersAndCountsItAsTheSendersSpendingOnce() {
        TestMembers.TestMember recipient = members.join();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Tsid movement = ids.next();
        var first = new TransfersCompleted.Transfer(ids.next(), Won.of(12_000),
                new TransfersCompleted.Side(member.id(), movement, Won.of(38_000), 2, "김*당"),
                new TransfersCompleted.Side(recipient.id(), movement, Won.of(12_000), 1, "이*터"));
        Tsid another = ids.next();
        var second = new TransfersCompleted.Transfer(ids.next(), Won.of(1_000),
                new TransfersCompleted.Side(member.id(), another, Won.of(37_000), 3, "김*당"),
                new TransfersCompleted.Side(recipient.id(), another, Won.of(13_000), 2, "이*터"));
        publish(new TransfersCompleted(ids.next(), now, List.of(second, first)));
        publish(new TransfersCompleted(ids.next(), now, List.of(first)));
        await().until(() -> transaction.<Long>execute(status -> jdbc
                .sql("select count(*) from platform_event_delivery where listener = 'home.transfers-completed'")
                .query(Long.class).single()) == 0);

        JsonNode sent = home();
        assertThat(sent.at("/wallet/balance").asLong()).isEqualTo(37_000);
        assertThat(sent.at("/movements/items/0/amount").asLong()).isEqualTo(-1_000);
        assertThat(sent.at("/movements/items/1/kind").asString()).isEqualTo("TRANSFER");
        assertThat(sent.at("/movements/items")).hasSize(2);
        assertThat(sent.at("/spending/categories/0/category").asString()).isEqualTo("TRANSFER");
        assertThat(sent.at("/spending/categories/0/amount").asLong()).isEqualTo(13_000);
        member = recipient;
        JsonNode received = home();
        assertThat(received.at("/wallet/balance").asLong()).isEqualTo(13_000);
        assertThat(received.at("/movements/items/1/amount").asLong()).isEqualTo(12_000);
        assertThat(received.at("/movements/items/1/kind").asString()).isEqualTo("TRANSFER_IN");
        assertThat(received.at("/spending/categories")).isEmpty();
    }

    @Test
    void comesOutEqualWhateverTheOrderAndHoweverOftenItIsTold() {
        long seed = Seed.OF_THE_RUN;
        Random random = new Random(seed);
        Instant start = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Tsid paid = ids.next();
        Tsid canceled = ids.next();
        List<Runnable> told = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            var movement = new KeepWallet.Movement(ids.next(), member.id(), i, Won.of(1_000), Won.of(i * 1_000L),
                    "TOP_UP", "충전 " + i, start.plusSeconds(i));
            told.add(() -> wallet.moved(List.of(movement)));
        }
        for (Tsid order : List.of(paid, canceled)) {
            told.add(() -> orders
                    .placed(List.of(new KeepOrders.Placed(order, member.id(), "쌀 10kg", 2, Won.of(30_000), start))));
            told.add(() -> moves(order, OrderState.EXPIRED, start.plusSeconds(11)));
        }
        told.add(() -> moves(paid, OrderState.PAID, start.plusSeconds(12)));
        told.add(() -> moves(canceled, OrderState.PAID, start.plusSeconds(12)));
        told.add(() -> moves(canceled, OrderState.CANCELED, start.plusSeconds(13)));
        told.addAll(List.copyOf(told));
        Collections.shuffle(told, random);
        told.forEach(Runnable::run);

        JsonNode home = home();
        String what = "seed " + seed;
        assertThat(home.at("/wallet/balance").asLong()).as(what).isEqualTo(5_000);
        assertThat(home.at("/movements/items")).as(what).hasSize(5);
        assertThat(home.at("/movements/items/0/description").asString()).as(what).isEqualTo("충전 5");
        assertThat(home.at("/orders/items/0/state").asString()).as(what).isEqualTo("CANCELED");
        assertThat(home.at("/orders/items/1/state").asString()).as(what).isEqualTo("PAID");
        assertThat(home.at("/orders/items/1/otherLines").asInt()).as(what).isEqualTo(2);
        assertThat(Instant.parse(home.at("/orders/asOf").asString())).as(what).isEqualTo(start.plusSeconds(13));
    }

    private void moves(Tsid order, OrderState state, Instant at) {
        orders.moved(List.of(new KeepOrders.Moved(order, member.id(), state, at)));
    }

    @Test
    void forgetsAMemberWhoLeftAndWhatIsToldOfThemLater() {
        Instant now = clock.instant();
        var movement = new KeepWallet.Movement(ids.next(), member.id(), 1, Won.of(1_000), Won.of(1_000), "TOP_UP",
                "충전", now);
        wallet.moved(List.of(movement));
        assertThat(home().at("/wallet/balance").asLong()).isEqualTo(1_000);
        publish(new MemberLeft(ids.next(), now, member.id()));
        await().until(() -> home().at("/movements/items").isEmpty());
        wallet.moved(List.of(movement));
        moves(ids.next(), OrderState.PAID, now);
        assertThat(home().at("/wallet/balance").asLong()).isZero();
        assertThat(home().at("/movements/items")).isEmpty();
    }

    @Test
    void keepsNothingThatIsToldWhileTheMemberLeaves(@Autowired ApplicationContext context) throws Exception {
        Overlap overlap = new Overlap(context);

        overlap.of(this::leaves, this::isTold);
        assertNothingIsKept();

        member = members.join();
        overlap.of(this::isTold, this::leaves);
        assertNothingIsKept();
    }

    private void leaves() {
        forget.forget(member.id(), clock.instant());
    }

    private void isTold() {
        Instant now = clock.instant();
        wallet.moved(List.of(new KeepWallet.Movement(ids.next(), member.id(), 1, Won.of(1_000), Won.of(1_000), "TOP_UP",
                "충전", now)));
        orders.placed(List.of(new KeepOrders.Placed(ids.next(), member.id(), "쌀 10kg", 0, Won.of(30_000), now)));
        moves(ids.next(), OrderState.PAID, now);
    }

    private void assertNothingIsKept() {
        assertThat(ForgetMember.TABLES).allSatisfy(table -> assertThat(transaction.<Long>execute(status -> jdbc
                .sql("select count(*) from " + table + " where member_id = ?").param(member.id().value())
                .query(Long.class).single())).as(table).isZero());
    }

    @Test
    void needsAToken() {
        int status = RestClient.create("http://localhost:" + port).get().uri("/v1/home")
                .exchange((request, response) -> response.getStatusCode().value());
        assertThat(status).isEqualTo(401);
    }

    private void publish(DomainEvent event) {
        transaction.executeWithoutResult(status -> events.publish(event));
    }

    /** The first screen with all of its sections: on a machine that is busy and cold, one may be late. */
    private JsonNode home() {
        return await().until(this::read, home -> home.at("/wallet/available").asBoolean()
                && home.at("/movements/available").asBoolean() && home.at("/orders/available").asBoolean());
    }

    private JsonNode read() {
        return RestClient.create("http://localhost:" + port).get().uri("/v1/home")
                .header("Authorization", member.bearer()).retrieve().body(JsonNode.class);
    }
}
