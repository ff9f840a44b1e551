package madang.redelivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ads.events.AdvertiserRegistered;
import ads.events.SpendSettled;
import benefit.grant.FundingId;
import benefit.grant.OrderFunding;
import benefit.grant.Programme;
import commerce.Checkout;
import commerce.TestShop;
import commerce.events.OrdersExpired;
import commerce.events.PaymentStateAsked;
import member.events.DeviceRevoked;
import member.events.MemberLeft;
import member.events.PhoneChanged;
import org.awaitility.Awaitility;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import pay.advertising.AdDeposits;
import pay.events.DepositAwaited;
import pay.events.PaymentExpired;
import pay.events.PointsExpired;
import pay.events.PointsRefused;
import pay.events.RefundFailed;
import pay.promotion.Promotion;
import pay.promotion.TestPromotions;
import platform.audit.AuditActor;
import platform.event.DomainEvent;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;
import testing.Api.Answer;
import testing.MemberActor;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What people do, from sign-up to leaving, so that every listener gets an event it has to react to. Facts that need time to
 * pass, or a fault, are published as their module would.
 */
final class Purchases {
    private static final long PRICE = 10_000;

    private final ApplicationContext context;
    private final int port;
    private final Redelivery delivery;
    private final TestShop shop;
    private final Borrowings borrowings;
    private final AdDeposits deposits;
    private final Ids ids;
    private final Clock clock;
    private final DomainEvents events;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    Purchases(ApplicationContext context, int port, Redelivery delivery) {
        this.context = context;
        this.port = port;
        this.delivery = delivery;
        shop = new TestShop(context);
        borrowings = new Borrowings(context, delivery);
        deposits = new AdDeposits(context);
        ids = context.getBean(Ids.class);
        clock = context.getBean(Clock.class);
        events = context.getBean(DomainEvents.class);
        jdbc = context.getBean(JdbcTemplate.class);
        transaction = context.getBean(TransactionTemplate.class);
    }

    /** Somebody joins. */
    MemberActor signUp() throws Throwable {
        MemberActor member = MemberActor.at(port).signsUp();
        delivery.pump();
        return member;
    }

    /** The walk through everything. */
    void walk() throws Throwable {
        // A token is good for five minutes, and the walk may take longer.
        TestPromotions.forOrders(context, Promotion.Kind.CASHBACK, Promotion.Place.ORDERS, 10, null, 100_000);
        MemberActor buyer = memberWithMoney(100_000);
        String paid = order(buyer);
        delivery.pump();
        confirm(buyer, paid);
        delivery.pump();
        assertThat(state(buyer, paid)).isEqualTo("PAID");
        publish(new PaymentStateAsked(ids.next(), clock.instant(), id(paid)));
        delivery.pump();

        buyer.refreshes();
        String canceled = order(buyer);
        delivery.pump();
        cancel(buyer, canceled);
        delivery.pump();
        assertThat(state(buyer, canceled)).isEqualTo("CANCELED");

        buyer.refreshes();
        String refunded = order(buyer);
        delivery.pump();
        confirm(buyer, refunded);
        cancel(buyer, refunded);
        delivery.pump();
        assertThat(state(buyer, refunded)).isEqualTo("REFUNDED");

        new Selling(context, delivery).walk(ids.next(), id(paid), paymentOf(buyer, paid));
        buyer.refreshes();
        transfers(buyer);
        buyer.refreshes();
        refusedRefund(buyer);
        borrowings.walk(memberWithMoney(50_000), signUp());
        buyer.refreshes();
        unpaid(buyer);
        buyer.refreshes();
        rewards(buyer);
        buyer.refreshes();
        new Shopping(context, port, delivery).walk(buyer);
        offerings();
        advertising();
        buyer.refreshes();
        expect(204, buyer.post("/v1/member/identity-verification", Map.of("bornOn", "1990-01-01")));
        delivery.pump();
        buyer.refreshes();
        leavings(buyer);
    }

    /** An advertiser comes, pays in, and spends. */
    private void advertising() throws Throwable {
        Tsid advertiser = ids.next();
        publish(new AdvertiserRegistered(ids.next(), clock.instant(), advertiser, "감귤농협"));
        delivery.pump();
        deposits.record(advertiser, 50_000);
        delivery.pump();
        publish(new SpendSettled(ids.next(), clock.instant(), ids.next(),
                List.of(new SpendSettled.Charge(advertiser, Won.of(20_000)))));
        delivery.pump();
        assertThat(deposits.left(advertiser)).isEqualTo(30_000);
    }

    /** Money to a member, and to a phone number that is a member's by the time it is accepted. */
    private void transfers(MemberActor sender) throws Throwable {
        MemberActor recipient = signUp();
        send(sender, recipient.memberId);
        MemberActor next = MemberActor.at(port);
        String held = send(sender, next.phone);
        publish(new PhoneChanged(ids.next(), clock.instant(), id(recipient.memberId), next.phone));
        delivery.pump();
        expect(200, recipient.post(held + "/acceptance", null, "Idempotency-Key", UUID.randomUUID().toString()));
        delivery.pump();
        assertThat(recipient.get("/v1/home").body().at("/wallet/balance").asLong()).isEqualTo(200);
    }

    private static String send(MemberActor sender, String to) {
        return "/v1/pay/transfers/" + expect(201, sender.post("/v1/pay/transfers", Map.of("to", to, "amount", 100),
                "Idempotency-Key", UUID.randomUUID().toString())).text("id");
    }

    /** Pay gives a refund up for good: commerce keeps that for a person. */
    private void refusedRefund(MemberActor buyer) throws Throwable {
        String order = order(buyer);
        delivery.pump();
        confirm(buyer, order);
        cancel(buyer, order);
        delivery.pumpAllBut("pay.refund-on-refund-requested");
        Map<String, Object> refund = transaction.execute(status -> jdbc.queryForMap("""
                select id, aggregate_id, body from platform_event_log where type = 'commerce.refund-requested'
                order by id desc limit 1"""));
        var body = JsonMapper.shared().readTree(String.valueOf(refund.get("body")));
        publish(new RefundFailed(ids.next(), clock.instant(), id(body.path("refundId").asString()),
                id(body.path("paymentId").asString()), id(order), "REFUND_EXCEEDS_CAPTURED"));
        delivery.pump();
    }

    private void unpaid(MemberActor buyer) throws Throwable {
        String expired = order(buyer);
        delivery.pump();
        publish(new PaymentExpired(ids.next(), clock.instant(), paymentOf(buyer, expired), id(expired),
                id(buyer.memberId), 2));
        delivery.pump();
        assertThat(state(buyer, expired)).isEqualTo("EXPIRED");
        String waiting = order(buyer);
        delivery.pump();
        Instant until = clock.instant().plus(Duration.ofHours(12));
        publish(new DepositAwaited(ids.next(), clock.instant(), paymentOf(buyer, waiting), id(waiting),
                id(buyer.memberId), Won.of(1), until, until.plus(Duration.ofMinutes(10)), 0));
        delivery.pump();
        cancel(buyer, waiting);
        delivery.pump();
        assertThat(state(buyer, waiting)).isEqualTo("CANCELED");
        publish(new OrdersExpired(ids.next(), clock.instant(), Stream.of(order(buyer), order(buyer))
                .map(each -> new OrdersExpired.Expired(id(each), id(buyer.memberId))).toList()));
        delivery.pump();
    }

    /** Points: granted, paid; and refused, to somebody who left before pay heard of them. */
    private void rewards(MemberActor walker) throws Throwable {
        context.getBean(OrderFunding.class).order(new FundingId(ids.nextLong()), Programme.ATTENDANCE, Won.of(1_000),
                AuditActor.SYSTEM);
        delivery.pump();
        checkIn(walker);
        delivery.pump();
        assertThat(walker.get("/v1/benefit/grants").text("items/0/state")).isEqualTo("PAID");

        context.getBean(OrderFunding.class).order(new FundingId(ids.nextLong()), Programme.WALKING, Won.of(1_000),
                AuditActor.SYSTEM);
        delivery.pump();
        walksAThousandSteps(walker);
        delivery.pump();
        publish(new PointsRefused(ids.next(), clock.instant(), ids.next(), id(walker.memberId), new Tsid(1), 10,
                "WALLET_CLOSED"));
        delivery.pump();

        publish(new PointsExpired(ids.next(), clock.instant(), id(walker.memberId), 1,
                List.of(new PointsExpired.Lot(ids.next(), new Tsid(1), 1))));
        delivery.pump();

        MemberActor leaver = signUp();
        checkIn(leaver);
        publish(new MemberLeft(ids.next(), clock.instant(), id(leaver.memberId)));
        delivery.pumpAllBut("pay.points-granted");
        delivery.pump();
        assertThat(leaver.get("/v1/benefit/grants").text("items/0/state")).isEqualTo("REFUSED");
    }

    /** There is a new mission and a new ladder, which benefit tells in a moment by itself. */
    private void offerings() throws Throwable {
        transaction.executeWithoutResult(status -> {
            jdbc.update("""
                    insert into benefit_mission
                        (id, code, deed, goal, points, title_ko, title_en, valid_from, valid_until)
                    values (4711, 'LATER', 'ORDER_PAID', 3, 10, '나중에', 'Later', '2999-01-01', '2999-12-31')""");
            jdbc.update("insert into benefit_rung (valid_from, steps, points) values ('2999-01-01', 2000, 15)");
        });
        Awaitility.await().until(() -> transaction.<Long>execute(status -> jdbc.queryForObject(
                "select (select count(*) from benefit_mission where not told) "
                        + "+ (select count(*) from benefit_rung where not told)",
                Long.class)) == 0);
        delivery.pump();
    }

    private void walksAThousandSteps(MemberActor member) {
        LocalDate yesterday = LocalDate.ofInstant(clock.instant(), BusinessDays.SEOUL).minusDays(1);
        Instant noon = yesterday.atTime(12, 0).atZone(BusinessDays.SEOUL).toInstant();
        expect(200, member.post("/v1/benefit/steps", Map.of("samples", IntStream.range(0, 6)
                .mapToObj(minute -> Map.of("at", noon.plusSeconds(60L * minute).toString(), "steps", 180)).toList())));
        expect(201, member.post("/v1/benefit/rewards", Map.of("day", yesterday.toString(), "steps", 1_000),
                "Idempotency-Key", UUID.randomUUID().toString()));
    }

    private static void checkIn(MemberActor member) {
        expect(201, member.post("/v1/benefit/attendance", null, "Idempotency-Key", UUID.randomUUID().toString()));
    }

    private void leavings(MemberActor buyer) throws Throwable {
        String open = order(buyer);
        delivery.pump();
        asksToLeave(buyer);
        delivery.pump();
        assertThat(buyer.get("/v1/member/leave").text("state")).isEqualTo("BLOCKED");
        cancel(buyer, open);
        delivery.pump();

        publish(new DeviceRevoked(ids.next(), clock.instant(), id(buyer.memberId), id(buyer.deviceId),
                buyer.publicKey()));
        delivery.pump();
        MemberActor another = memberWithMoney(50_000);
        compares(another);
        publish(new MemberLeft(ids.next(), clock.instant(), id(another.memberId)));
        delivery.pump();

        MemberActor free = signUp();
        asksToLeave(free);
        delivery.pump();
        assertThat(free.get("/v1/member/profile").status()).isEqualTo(401);
    }

    /** Loan knows something of them then. */
    private static void compares(MemberActor member) {
        String comparison = "/v1/loan/comparisons/" + expect(201, member.post("/v1/loan/comparisons",
                Map.of("purpose", "LIVING", "amount", 20_000_000, "months", 36, "yearlyIncome", 52_000_000,
                        "debtService", 0, "employment", "EMPLOYED", "housing", "OWNER", "termsVersion", 1),
                "Idempotency-Key", UUID.randomUUID().toString())).text("id");
        Awaitility.await().until(() -> member.get(comparison).text("state").equals("CLOSED"));
    }

    private static void asksToLeave(MemberActor member) {
        expect(202, member.post("/v1/member/leave", Map.of("pin", member.pin)));
    }

    MemberActor memberWithMoney(long amount) throws Throwable {
        MemberActor member = signUp();
        String account = expect(200, member.linksBankAccount("088", "110" + member.phone.substring(3) + "9"))
                .text("id");
        expect(201, member.post("/v1/pay/top-ups", Map.of("bankAccountId", account, "amount", amount),
                "Idempotency-Key", UUID.randomUUID().toString()));
        delivery.pump();
        return member;
    }

    String order(MemberActor buyer) {
        var sku = shop.sells("제주 감귤 5kg", PRICE, 10);
        return expect(201, Checkout.order(buyer::post, sku, 1)).text("id");
    }

    void confirm(MemberActor buyer, String order) {
        String payment = Long.toString(paymentOf(buyer, order).value());
        String message = "madang.pay.confirm.v1\n" + payment + "\n" + order + "\n" + PRICE + "\nMONEY=" + PRICE;
        expect(200, buyer.post("/v1/pay/order-payments/" + order + "/confirmation",
                Map.of("amount", PRICE, "tenders", List.of(Map.of("kind", "MONEY", "amount", PRICE))),
                "Idempotency-Key", UUID.randomUUID().toString(), "X-Device-Signature", buyer.sign(message)));
    }

    static void cancel(MemberActor buyer, String order) {
        expect(200, buyer.post("/v1/commerce/orders/" + order + "/cancellation", null, "Idempotency-Key",
                UUID.randomUUID().toString()));
    }

    static Tsid paymentOf(MemberActor buyer, String order) {
        return id(expect(200, buyer.get("/v1/pay/order-payments/" + order)).text("paymentId"));
    }

    private static String state(MemberActor buyer, String order) {
        return expect(200, buyer.get("/v1/commerce/orders/" + order)).text("status");
    }

    void publish(DomainEvent event) {
        transaction.executeWithoutResult(status -> events.publish(event));
    }

    static Tsid id(String number) {
        return new Tsid(Long.parseLong(number));
    }

    private static Answer expect(int status, Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        return answer;
    }
}
