package madang;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import commerce.Checkout;
import commerce.TestShop;
import commerce.catalogue.SkuId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pay.PayApi;
import pay.PayScene;
import pay.promotion.Promotion;
import pay.promotion.PromotionId;
import pay.promotion.TestPromotions;
import platform.id.Tsid;
import testing.Api.Answer;
import testing.HeldDelivery;
import testing.MadangTest;
import testing.MemberActor;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** One purchase through all modules, as a person makes it: sign up, fill the wallet, order, pay, look at the first screen. */
@MadangTest
class PurchaseTest {
    @Autowired
    ApplicationContext context;
    @LocalServerPort
    int port;

    TestShop shop;
    MemberActor member;

    @BeforeEach
    void open() {
        shop = new TestShop(context);
        member = MemberActor.at(port).signsUp();
    }

    @Test
    void goesFromTheOrderToTheFirstScreen() {
        SkuId sku = shop.sells("제주 감귤 5kg", 19_900, 5);
        topUp(50_000);
        String order = order(sku, 2, 39_800);
        Answer paid = confirm(order, 39_800);
        assertThat(paid.status()).as(paid.body().toString()).isEqualTo(200);
        Answer home = await().until(() -> member.get("/v1/home"),
                seen -> "PAID".equals(seen.text("orders/items/0/state"))
                        && seen.body().at("/wallet/balance").asLong() == 10_200);
        assertThat(home.text("orders/items/0/id")).isEqualTo(order);
        assertThat(home.text("orders/items/0/title")).isEqualTo("제주 감귤 5kg");
        assertThat(home.body().at("/movements/items/0/amount").asLong()).isEqualTo(-39_800);
        assertThat(status(order)).isEqualTo("PAID");
        assertThat(shop.onHand(sku)).isEqualTo(3);
        assertThat(shop.held(sku)).isZero();
        refused(post("/v1/commerce/orders/" + order + "/cancellation", null), 409, "ORDER_ALREADY_PAID");
    }

    @Test
    void isPaidWithPointsAndMoneyAndGivesBothBackAsFarAsItIsCancelled() {
        SkuId sku = shop.sells("천혜향 3kg", 10_000, 5);
        topUp(50_000);
        new PayScene(context).grantPoints(new Tsid(Long.parseLong(member.memberId)), 5_000, Duration.ofDays(30));
        String order = order(sku, 2, 20_000);
        refused(confirm(order, parts(14_999, 5_001)), 422, "INSUFFICIENT_POINTS");
        Answer paid = confirm(order, parts(15_000, 5_000));
        assertThat(paid.status()).as(paid.body().toString()).isEqualTo(200);
        await().until(() -> status(order).equals("PAID"));
        assertThat(member.get("/v1/commerce/orders/" + order).body().at("/tenders").toString())
                .contains("\"kind\":\"POINTS\",\"captured\":5000");
        assertThat(holds()).containsExactly(35_000L, 0L);

        Answer claim = post("/v1/commerce/claims", Map.of("itemId",
                member.get("/v1/commerce/orders/" + order).text("lines/0/id"), "kind", "CANCEL", "quantity", 1,
                "reason", "CHANGE_OF_MIND"));
        assertThat(claim.status()).as(claim.body().toString()).isEqualTo(201);

        await().untilAsserted(() -> assertThat(holds()).containsExactly(42_500L, 2_500L));
    }

    @Test
    void isPaidWithACardAndMoneyAndGivesBothBackAsFarAsItIsCancelled() {
        SkuId sku = shop.sells("레드향 3kg", 10_000, 5);
        topUp(50_000);
        String card = card();
        String order = order(sku, 2, 20_000);
        String signed = "CARD:" + card + ":0=15000,MONEY=5000";
        String payment = prepared(order).text("paymentId");
        Answer paid = member.post("/v1/pay/order-payments/" + order + "/confirmation", Map.of("amount", 20_000,
                "tenders", List.of(Map.of("kind", "CARD", "amount", 15_000, "cardId", card),
                        Map.of("kind", "MONEY", "amount", 5_000))),
                "Idempotency-Key", UUID.randomUUID().toString(), "X-Device-Signature",
                member.sign("madang.pay.confirm.v1\n" + payment + "\n" + order + "\n20000\n" + signed));
        assertThat(paid.status()).as(paid.body().toString()).isEqualTo(200);
        await().until(() -> status(order).equals("PAID"));

        Answer claim = post("/v1/commerce/claims", Map.of("itemId",
                member.get("/v1/commerce/orders/" + order).text("lines/0/id"), "kind", "CANCEL", "quantity", 1,
                "reason", "CHANGE_OF_MIND"));
        assertThat(claim.status()).as(claim.body().toString()).isEqualTo(201);

        await().untilAsserted(() -> assertThat(holds()).containsExactly(47_500L, 0L));
        await().untilAsserted(() -> assertThat(member.get("/v1/commerce/orders/" + order).body().at("/tenders")
                .toString()).contains("\"kind\":\"CARD\",\"captured\":15000,\"refunded\":7500"));
    }

    @Test
    void isPaidWithACouponOfPaysAndGivesItsPartBackAsFarAsItIsCancelled() {
        PromotionId promotion = TestPromotions.forOrders(context, Promotion.Kind.DISCOUNT, Promotion.Place.ORDERS, 10,
                null, 5_000);
        SkuId sku = shop.sells("황금향 3kg", 10_000, 5);
        topUp(50_000);
        String order = order(sku, 2, 20_000);
        PayScene scene = new PayScene(context);
        String payment = prepared(order).text("paymentId");
        Answer paid = member.post("/v1/pay/order-payments/" + order + "/confirmation", Map.of("amount", 20_000,
                "tenders", List.of(Map.of("kind", "MONEY", "amount", 18_000),
                        Map.of("kind", "COUPON", "amount", 2_000, "promotionId", Long.toString(promotion.value())))),
                "Idempotency-Key", UUID.randomUUID().toString(), "X-Device-Signature",
                member.sign("madang.pay.confirm.v1\n" + payment + "\n" + order + "\n20000\nMONEY=18000,COUPON:"
                        + promotion.value() + "=2000"));
        assertThat(paid.status()).as(paid.body().toString()).isEqualTo(200);
        await().until(() -> status(order).equals("PAID"));

        Answer claim = post("/v1/commerce/claims", Map.of("itemId",
                member.get("/v1/commerce/orders/" + order).text("lines/0/id"), "kind", "CANCEL", "quantity", 1,
                "reason", "CHANGE_OF_MIND"));
        assertThat(claim.status()).as(claim.body().toString()).isEqualTo(201);

        await().untilAsserted(() -> assertThat(holds()).containsExactly(41_000L, 0L));
        assertThat(TestPromotions.budget(scene, promotion)).isEqualTo(4_000);
        // Home sees what they spent of their own.
        await().untilAsserted(() -> assertThat(context.getBean(JdbcClient.class)
                .sql("select concat(amount, '-', refunded) from home_outlay where source_id = ?").param(order)
                .query(String.class).single()).isEqualTo("18000-9000"));
    }

    /** A card that pays whatever it is asked. */
    private String card() {
        post("/v1/pay/cards/customer", null);
        String authKey = new PayApi(context.getEnvironment()).open("/sandbox/card?company=41&kind=CREDIT&lastFour=9999")
                .body().path("authKey").asString();
        Answer card = post("/v1/pay/cards", Map.of("authKey", authKey));
        assertThat(card.status()).as(card.body().toString()).isEqualTo(201);
        return card.text("id");
    }

    /** What is in the wallet, and how many points. */
    private List<Long> holds() {
        JsonNode wallet = member.get("/v1/pay/wallet").body();
        return List.of(wallet.at("/balance").asLong(), wallet.at("/points").asLong());
    }

    private static Map<String, Long> parts(long money, long points) {
        return new TreeMap<>(Map.of("MONEY", money, "POINTS", points));
    }

    @Test
    void isFollowedByTheTracesOfItsRequests() {
        SkuId sku = shop.sells("한라봉", 10_000, 5);
        topUp(50_000);
        Answer placed = place(sku, 1);
        String paidOrder = placed.text("id");
        Answer paid = confirm(paidOrder, 10_000);
        await().until(() -> status(paidOrder).equals("PAID"));
        String canceledOrder = order(sku, 1, 10_000);
        prepared(canceledOrder);
        Answer canceled = post("/v1/commerce/orders/" + canceledOrder + "/cancellation", null);
        await().until(() -> status(canceledOrder).equals("CANCELED"));

        assertThat(traces(paidOrder, "commerce.order-placed", "pay.payment-prepared")).containsOnly(trace(placed));
        assertThat(traces(paidOrder, "pay.payment-approved", "commerce.order-paid")).containsOnly(trace(paid));
        // The last of them is told two listeners later.
        assertThat(traces(canceledOrder, "commerce.order-cancel-requested", "pay.payment-canceled",
                "commerce.order-canceled")).containsOnly(trace(canceled));
    }

    private static String trace(Answer answer) {
        return answer.headers().firstValue("X-Trace-Id").orElseThrow();
    }

    /** Under which the events of an order, one of each type, are in the log. */
    private List<String> traces(String order, String... types) {
        List<String> traces = context.getBean(JdbcClient.class)
                .sql("select trace_id from platform_event_log where type in ('"
                        + String.join("','", types) + "') and (aggregate_id = " + order
                        + " or json_value(body, '$.orderId') = '" + order + "')")
                .query(String.class).list();
        assertThat(traces).hasSameSizeAs(types);
        return traces;
    }

    @Test
    void refusesWithoutEnoughMoney() {
        String order = order(shop.sells("한우 세트", 90_000, 1), 1, 90_000);
        refused(confirm(order, 90_000), 422, "INSUFFICIENT_BALANCE");
    }

    @Test
    void refusesAnotherAmountThanTheOrders() {
        topUp(50_000);
        String order = order(shop.sells("쌀", 30_000, 1), 1, 30_000);
        refused(confirm(order, 29_000), 422, "PAYMENT_AMOUNT_DIFFERS");
    }

    @Test
    void refusesToPayTwice() {
        topUp(50_000);
        String order = order(shop.sells("보리", 10_000, 1), 1, 10_000);
        assertThat(confirm(order, 10_000).status()).isEqualTo(200);
        refused(confirm(order, 10_000), 409, "PAYMENT_ALREADY_APPROVED");
    }

    @Test
    void refusesToPayForSomeoneElsesOrder() {
        String order = order(shop.sells("콩", 10_000, 1), 1, 10_000);
        String payment = prepared(order).text("paymentId");
        MemberActor other = MemberActor.at(port).signsUp();
        refused(other.get("/v1/pay/order-payments/" + order), 403, "PAYMENT_OF_ANOTHER_MEMBER");
        refused(confirm(other, order, payment, Map.of("MONEY", 10_000L)), 403, "PAYMENT_OF_ANOTHER_MEMBER");
        refused(other.get("/v1/commerce/orders/" + order), 404, "ORDER_NOT_FOUND");
    }

    @Test
    void refusesToPayWhatWasCancelledMeanwhileAndFreesItsStock() {
        SkuId sku = shop.sells("팥", 10_000, 1);
        topUp(50_000);
        String order = order(sku, 1, 10_000);
        prepared(order);
        assertThat(post("/v1/commerce/orders/" + order + "/cancellation", null).status()).isEqualTo(200);
        await().until(() -> status(order).equals("CANCELED"));
        refused(confirm(order, 10_000), 409, "PAYMENT_CANCELED");
        assertThat(shop.held(sku)).isZero();
        await()
                .until(() -> "CANCELED".equals(member.get("/v1/home").text("orders/items/0/state")));
    }

    @Test
    void cancelsAnOrderThatPayHearsOfAfterItsCancel() {
        SkuId sku = shop.sells("녹두", 10_000, 1);
        String order;
        try (HeldDelivery _ = new HeldDelivery(context)) {
            order = order(sku, 1, 10_000);
            assertThat(post("/v1/commerce/orders/" + order + "/cancellation", null).status()).isEqualTo(200);
            tellPayOfThePlaced(order, "2099-01-01");
        }

        await().until(() -> status(order).equals("CANCELED"));
        assertThat(shop.held(sku)).isZero();
        tellPayOfThePlaced(order, "2020-01-01");
        await().until(() -> prepared(order).body().at("/amount").asLong() == 10_000);
        assertThat(prepared(order).text("status")).isEqualTo("CANCELED");
    }

    /** When pay's listener gets the event of an order placed, unless it has it. */
    private void tellPayOfThePlaced(String order, String when) {
        shop.sql("""
                update platform_event_delivery set next_attempt_at = ? where listener = 'pay.payment-on-order-placed'
                    and event_id in (select id from platform_event_log where aggregate_id = ?)""", when, order);
    }

    @Test
    void refusesWhatIsSoldOut() {
        SkuId sku = shop.sells("한정판", 10_000, 1);
        order(sku, 1, 10_000);
        refused(place(sku, 1), 422, "SOLD_OUT");
    }

    private void topUp(long amount) {
        Answer account = await().until(
                () -> member.linksBankAccount("088", "110" + member.phone.substring(3) + "9"),
                answer -> answer.status() == 200);
        Answer answer = post("/v1/pay/top-ups", Map.of("bankAccountId", account.text("id"), "amount", amount));
        assertThat(answer.status()).as(answer.body().toString()).isIn(201, 202);
        await().until(() -> member.get("/v1/pay/wallet").body().at("/balance").asLong() == amount);
    }

    private Answer place(SkuId sku, int quantity) {
        return Checkout.order(member::post, sku, quantity);
    }

    private String order(SkuId sku, int quantity, long expected) {
        Answer placed = place(sku, quantity);
        assertThat(placed.status()).as(placed.body().toString()).isEqualTo(201);
        assertThat(placed.body().at("/amount").asLong()).isEqualTo(expected);
        return placed.text("id");
    }

    private Answer prepared(String order) {
        return await().until(() -> member.get("/v1/pay/order-payments/" + order),
                answer -> answer.status() == 200);
    }

    private Answer confirm(String order, long amount) {
        return confirm(order, Map.of("MONEY", amount));
    }

    private Answer confirm(String order, Map<String, Long> parts) {
        return confirm(member, order, prepared(order).text("paymentId"), parts);
    }

    private static Answer confirm(MemberActor payer, String order, String payment, Map<String, Long> parts) {
        long amount = parts.values().stream().mapToLong(Long::longValue).sum();
        String message = "madang.pay.confirm.v1\n" + payment + "\n" + order + "\n" + amount + "\n"
                + parts.entrySet().stream().map(part -> part.getKey() + "=" + part.getValue())
                        .collect(Collectors.joining(","));
        return await()
                .until(() -> payer.post("/v1/pay/order-payments/" + order + "/confirmation",
                        Map.of("amount", amount, "tenders", parts.entrySet().stream()
                                .map(part -> Map.of("kind", part.getKey(), "amount", part.getValue())).toList()),
                        "X-Device-Signature", payer.sign(message), "Idempotency-Key", UUID.randomUUID().toString()),
                        answer -> !"DEVICE_UNKNOWN".equals(answer.text("code")));
    }

    private String status(String order) {
        return member.get("/v1/commerce/orders/" + order).text("status");
    }

    private Answer post(String path, Object body) {
        return member.post(path, body, "Idempotency-Key", UUID.randomUUID().toString());
    }

    private static void refused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.text("code")).isEqualTo(code);
    }
}
