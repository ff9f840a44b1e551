package commerce.order;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import commerce.TestShop;
import commerce.catalogue.GoodsCategory;
import commerce.catalogue.Product;
import commerce.catalogue.ProductId;
import commerce.catalogue.ProductStatus;
import commerce.catalogue.Sku;
import commerce.catalogue.SkuId;
import member.events.MemberLeft;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.money.Won;
import testing.Api;
import testing.Api.Answer;
import testing.MadangTest;
import testing.StatementRecorder;
import testing.TestMembers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Products and orders as an app sees them, over HTTP. */
@MadangTest
class StorefrontTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    TestMembers members;
    @Autowired
    DomainEvents events;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Ids ids;
    @Autowired
    Clock clock;
    @LocalServerPort
    int port;

    Api api;
    TestShop shop;
    TestMembers.TestMember buyer;

    @BeforeEach
    void open() {
        api = new Api(port);
        shop = new TestShop(context);
        buyer = members.join();
    }

    @Test
    void showsAProductWithItsOptionsPricesAndWhatIsLeft() {
        SkuId small = new SkuId(ids.nextLong());
        SkuId large = new SkuId(ids.nextLong());
        ProductId product = new ProductId(ids.nextLong());
        shop.add(new Product(product, shop.seller(), "경량패딩조끼", "가볍습니다.", Won.of(49_000), false, ProductStatus.ON_SALE,
                GoodsCategory.WOMENS_FASHION,
                List.of("색상", "사이즈"), List.of(new Sku(small, List.of("네이비", "M"), Won.ZERO, true),
                        new Sku(large, List.of("네이비", "XL"), Won.of(3_000), true))),
                Map.of(small, 7, large, 0));
        Answer answer = api.get("/v1/commerce/products/" + product.value());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("seller/name")).isEqualTo("한빛상회");
        assertThat(answer.text("optionGroups/1")).isEqualTo("사이즈");
        assertThat(answer.text("skus/1/choices/1")).isEqualTo("XL");
        assertThat(answer.body().at("/skus/1/price").asLong()).isEqualTo(52_000);
        assertThat(answer.body().at("/skus/0/available").asInt()).isEqualTo(7);
        assertThat(answer.body().at("/skus/1/available").asInt()).isZero();
    }

    @Test
    void knowsNoProductThatDoesNotExist() {
        refused(api.get("/v1/commerce/products/1"), 404, "PRODUCT_NOT_FOUND");
    }

    @Test
    void listsASellersProductsPageByPageNewestFirst() {
        for (int i = 1; i <= 5; i++) {
            shop.sells("상품 " + i, 1_000, i == 1 ? 0 : 1);
        }
        List<String> names = new ArrayList<>();
        String list = "/v1/commerce/products?limit=2&sellerId=" + shop.seller().value();
        await().until(() -> api.get(list.replace("limit=2", "limit=5")).body().at("/items").size() == 5);
        String next = list;
        while (next != null) {
            Answer page = api.get(next);
            assertThat(page.status()).isEqualTo(200);
            page.body().at("/items").forEach(item -> names.add(item.at("/name").asString()));
            next = page.body().at("/nextCursor").isNull() ? null : list + "&cursor=" + page.text("nextCursor");
        }
        assertThat(names).containsExactly("상품 5", "상품 4", "상품 3", "상품 2", "상품 1");
        assertThat(api.get(list.replace("limit=2", "limit=5")).body().at("/items/4/soldOut").asBoolean()).isTrue();
    }

    @Test
    void hidesTheProductsOfASuspendedSeller() {
        shop.sells("상품", 1_000, 1);
        String list = "/v1/commerce/products?sellerId=" + shop.seller().value();
        await().until(() -> !api.get(list).body().at("/items").isEmpty());
        shop.sql("update commerce_seller set status = 'SUSPENDED' where id = ?", shop.seller().value());
        await().until(() -> api.get(list).body().at("/items").isEmpty());
    }

    @Test
    void placesReadsListsAndCancelsAnOrder() {
        SkuId sku = shop.sells("감귤 5kg", 19_900, 5);
        Answer placed = order(buyer, sku, 2, 39_800);
        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.text("status")).isEqualTo("PAYMENT_WAITING");
        String path = "/v1/commerce/orders/" + placed.text("id");
        Answer read = api.get(path, "Authorization", buyer.bearer());
        assertThat(read.body()).isEqualTo(placed.body());
        assertThat(read.text("lines/0/productName")).isEqualTo("감귤 5kg");
        assertThat(api.get("/v1/commerce/orders", "Authorization", buyer.bearer()).text("items/0/id"))
                .isEqualTo(placed.text("id"));
        Answer canceled = post(buyer, path + "/cancellation", null);
        assertThat(canceled.status()).isEqualTo(200);
        assertThat(canceled.text("status")).isIn("CANCEL_REQUESTED", "CANCELED");
    }

    @Test
    void placesOneOrderForOneKeyHoweverOftenItIsSent() {
        SkuId sku = shop.sells("귤", 1_000, 5);
        Map<String, Object> body = Map.of("lines",
                List.of(Map.of("skuId", Long.toString(sku.value()), "quantity", 1)), "expectedAmount", 1_000);
        String[] headers = {"Authorization", buyer.bearer(), "Idempotency-Key", UUID.randomUUID().toString()};
        Answer first = api.post("/v1/commerce/orders", body, headers);
        Answer again = api.post("/v1/commerce/orders", body, headers);
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotent-Replayed")).hasValue("true");
        assertThat(shop.held(sku)).isEqualTo(1);
        refused(api.post("/v1/commerce/orders", body, "Authorization", buyer.bearer()), 400,
                "IDEMPOTENCY_KEY_MISSING");
    }

    @Test
    void tellsWhyAnOrderIsRefused() {
        SkuId sku = shop.sells("사과", 10_000, 3);
        refused(order(buyer, sku, 4, 40_000), 422, "SOLD_OUT");
        refused(order(buyer, sku, 1, 9_000), 409, "PRICE_CHANGED");
        refused(order(buyer, sku, 1_000, 10_000_000), 422, "TOO_MANY_PIECES");
        refused(order(buyer, new SkuId(1), 1, 10_000), 422, "UNKNOWN_SKU");
        refused(order(buyer, sku, 0, 10_000), 400, "INVALID_REQUEST");
        shop.sql("update commerce_sku set on_sale = false where id = ?", sku.value());
        refused(order(buyer, sku, 1, 10_000), 422, "PRODUCT_NOT_ON_SALE");
        assertThat(shop.held(sku)).isZero();
    }

    @Test
    void refusesAnOrderBeyondTheLargestAmount() {
        SkuId sku = shop.sells("금괴", 200_000_000, 10);
        refused(order(buyer, sku, 6, 1_200_000_000), 422, "ORDER_TOO_LARGE");
        assertThat(order(buyer, sku, 5, 1_000_000_000).status()).isEqualTo(201);
    }

    @Test
    void sellsNothingToWhoHasLeft() {
        SkuId sku = shop.sells("포도", 10_000, 3);
        transaction.executeWithoutResult(
                status -> events.publish(new MemberLeft(ids.next(), clock.instant(), buyer.id())));
        await().until(() -> order(buyer, sku, 1, 10_000).status() != 201);
        refused(order(buyer, sku, 1, 10_000), 403, "BUYER_LEFT");
    }

    @Test
    void refusesToCancelWhatWasNotPaidInTime(@Autowired LapseHolds lapse) {
        Answer placed = order(buyer, shop.sells("매실", 10_000, 3), 1, 10_000);
        shop.sql("update commerce_order set lapse_at = '2020-01-01' where id = ?", placed.text("id"));
        lapse.next();
        refused(post(buyer, "/v1/commerce/orders/" + placed.text("id") + "/cancellation", null), 409, "ORDER_EXPIRED");
    }

    @Test
    void readsAndWritesNothingMoreOfItsOwnOnceOthersWaitForTheStock() {
        SkuId sku = shop.sells("한라봉", 10_000, 3);
        List<StatementRecorder.Statement> sent;
        try (StatementRecorder recorder = new StatementRecorder(context)) {
            assertThat(order(buyer, sku, 1, 10_000).status()).isEqualTo(201);
            sent = recorder.statements();
        }
        long request = sent.stream().filter(each -> each.sql().startsWith("insert into commerce_order ")).findFirst()
                .orElseThrow().thread();
        assertThat(sent.stream().filter(each -> each.thread() == request).map(StatementRecorder.Statement::sql)
                .dropWhile(sql -> !sql.startsWith("update commerce_stock ")).skip(1)).isNotEmpty()
                .noneMatch(sql -> sql.contains("commerce_"));
    }

    @Test
    void hidesAnOrderFromEverybodyElse() {
        Answer placed = order(buyer, shop.sells("배", 10_000, 3), 1, 10_000);
        TestMembers.TestMember other = members.join();
        String path = "/v1/commerce/orders/" + placed.text("id");
        refused(api.get(path, "Authorization", other.bearer()), 404, "ORDER_NOT_FOUND");
        refused(post(other, path + "/cancellation", null), 404, "ORDER_NOT_FOUND");
        assertThat(api.get(path).status()).isEqualTo(401);
        assertThat(api.get("/v1/commerce/orders", "Authorization", other.bearer()).body().at("/items")).isEmpty();
    }

    private Answer order(TestMembers.TestMember member, SkuId sku, int quantity, long expected) {
        return post(member, "/v1/commerce/orders",
                Map.of("lines", List.of(Map.of("skuId", Long.toString(sku.value()), "quantity", quantity)),
                        "expectedAmount", expected));
    }

    private Answer post(TestMembers.TestMember member, String path, Object body) {
        return api.post(path, body, "Authorization", member.bearer(), "Idempotency-Key", UUID.randomUUID().toString());
    }

    private static void refused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.text("code")).isEqualTo(code);
    }
}
