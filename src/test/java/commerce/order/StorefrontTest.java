package commerce.order;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import commerce.Checkout;
import commerce.TestCoupons;
import commerce.TestShop;
import commerce.catalogue.GoodsCategory;
import commerce.catalogue.Product;
import commerce.catalogue.ProductId;
import commerce.catalogue.ProductStatus;
import commerce.catalogue.Sku;
import commerce.catalogue.SkuId;
import commerce.coupon.OfferCoupon;
import member.events.MemberLeft;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
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
        Answer placed = order(buyer, sku, 2);
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
    void keepsWhereAnOrderGoesNowhereInPlain() {
        Answer placed = order(buyer, shop.sells("감귤", 19_900, 5), 1);
        post(buyer, "/v1/commerce/orders/" + placed.text("id") + "/cancellation", null);
        List<String> columns = transaction.execute(status -> context.getBean(JdbcClient.class).sql("""
                select concat(table_name, '.', column_name) from information_schema.columns
                where table_schema = database() and data_type in ('varchar', 'text', 'mediumtext', 'longtext', 'blob',
                    'mediumblob', 'longblob', 'json') and (table_name like 'commerce\\_%'
                    or table_name in ('platform_idempotency', 'platform_event_log'))""").query(String.class).list());
        assertThat(columns).contains("platform_idempotency.body", "commerce_order_delivery.sealed");
        assertThat(columns).filteredOn(column -> shop.number(
                "select count(*) from %s where convert(%s using utf8mb4) like '%%테헤란로 152%%'"
                        .formatted(column.substring(0, column.indexOf('.')), column)) > 0)
                .isEmpty();
    }

    @Test
    void placesOneOrderForOneKeyHoweverOftenItIsSent() {
        SkuId sku = shop.sells("귤", 1_000, 5);
        String quote = post(buyer, "/v1/commerce/quotes", Checkout.wish(Long.toString(sku.value()), 1)).text("id");
        Map<String, Object> body = Checkout.orderOf(quote);
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
        refused(order(buyer, sku, 4), 422, "SOLD_OUT");
        refused(order(buyer, sku, 1_000), 422, "TOO_MANY_PIECES");
        refused(order(buyer, new SkuId(1), 1), 422, "UNKNOWN_SKU");
        refused(order(buyer, sku, 0), 400, "INVALID_REQUEST");
        String quote = post(buyer, "/v1/commerce/quotes", Checkout.wish(Long.toString(sku.value()), 1)).text("id");
        shop.sql("update commerce_sku set on_sale = false where id = ?", sku.value());
        refused(Checkout.order(posts(), quote), 422, "PRODUCT_NOT_ON_SALE");
        assertThat(shop.held(sku)).isZero();
    }

    @Test
    void writesNothingForWhoComesTooLate(@Autowired OfferCoupon offer) {
        SkuId sku = shop.sells("한정판", 10_000, 1);
        String quote = post(buyer, "/v1/commerce/quotes", Checkout.wish(Long.toString(sku.value()), 1)).text("id");
        TestMembers.TestMember quicker = members.join();
        assertThat(order(quicker, sku, 1).status()).isEqualTo(201);
        String coupon = Long.toString(TestCoupons.offered(offer, ids, null, 1_000, 5_000, 1).value());
        assertThat(post(quicker, "/v1/commerce/coupons/mine", Map.of("couponId", coupon)).status()).isEqualTo(201);
        List<StatementRecorder.Statement> sent;
        try (StatementRecorder recorder = new StatementRecorder(context)) {
            refused(Checkout.order(posts(), quote), 422, "SOLD_OUT");
            refused(post(buyer, "/v1/commerce/coupons/mine", Map.of("couponId", coupon)), 422, "COUPON_GONE");
            refused(post(quicker, "/v1/commerce/coupons/mine", Map.of("couponId", coupon)), 409,
                    "COUPON_ALREADY_TAKEN");
            sent = recorder.statements();
        }
        List<Long> requests = sent.stream().filter(each -> each.sql().contains("from platform_idempotency"))
                .map(StatementRecorder.Statement::thread).toList();
        assertThat(requests).hasSizeGreaterThanOrEqualTo(3);
        assertThat(sent).filteredOn(each -> requests.contains(each.thread()))
                .extracting(each -> each.sql().stripLeading()).allMatch(sql -> sql.startsWith("select"));
    }

    @Test
    void answersAChangedPriceWithANewQuoteToOrderFrom() {
        SkuId sku = shop.sells("자몽", 10_000, 3);
        String quote = post(buyer, "/v1/commerce/quotes", Checkout.wish(Long.toString(sku.value()), 1)).text("id");
        shop.sql("update commerce_product set price = 9000 where id = ?", shop.productOf(sku).value());

        Answer changed = Checkout.order(posts(), quote);

        refused(changed, 409, "PRICE_CHANGED");
        assertThat(changed.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(changed.body().at("/quote/total").asLong()).isEqualTo(9_000);
        assertThat(Checkout.order(posts(), changed.text("quote/id")).body().at("/amount").asLong()).isEqualTo(9_000);
    }

    @Test
    void showsInTheCartWhatHasChangedAndTakesOutWhatIsOrdered() {
        SkuId sku = shop.sells("멜론", 10_000, 3);
        SkuId other = shop.sells("참외", 5_000, 3);
        for (SkuId each : List.of(sku, other, sku)) {
            assertThat(api.put("/v1/commerce/cart/items", Map.of("skuId", Long.toString(each.value()), "quantity", 2),
                    "Authorization",
                    buyer.bearer()).status()).isEqualTo(204);
        }
        shop.sql("update commerce_product set price = 12000 where id = ?", shop.productOf(sku).value());
        Answer cart = api.get("/v1/commerce/cart", "Authorization", buyer.bearer());
        assertThat(cart.body().at("/items")).hasSize(2);
        assertThat(cart.body().at("/items/0/unitPrice").asLong()).isEqualTo(12_000);
        assertThat(cart.body().at("/items/0/putAt").asLong()).isEqualTo(10_000);
        assertThat(cart.body().at("/items/0/priceChanged").asBoolean()).isTrue();
        assertThat(cart.body().at("/items/1/priceChanged").asBoolean()).isFalse();
        assertThat(cart.body().at("/goods").asLong()).isEqualTo(34_000);

        assertThat(order(buyer, sku, 2).status()).isEqualTo(201);

        Answer left = api.get("/v1/commerce/cart", "Authorization", buyer.bearer());
        assertThat(left.body().at("/items")).hasSize(1);
        assertThat(left.text("items/0/productName")).isEqualTo("참외");
    }

    @Test
    void refusesWhatDoesNotFitIntoTheCart() {
        SkuId sku = shop.sells("호두", 10_000, 3);
        for (int i = 1; i <= 100; i++) {
            shop.sql("""
                    insert into commerce_cart_line (member_id, sku_id, quantity, unit_price, put_at)
                    values (?, ?, 1, 1, '2026-01-01')""", buyer.id().value(), i);
        }
        refused(api.put("/v1/commerce/cart/items", Map.of("skuId", Long.toString(sku.value()), "quantity", 1),
                "Authorization",
                buyer.bearer()), 422, "CART_FULL");
    }

    @Test
    void lowersThePriceByCouponsAndRefusesThoseThatAreUsedOrOfNoUse() {
        SkuId sku = shop.sells("대추", 10_000, 9);
        String coupon = Long.toString(TestCoupons.offered(context, shop.seller(), 3_000, 15_000).value());
        Answer taken = take(coupon);
        assertThat(taken.status()).isEqualTo(201);
        refused(take(coupon), 409, "COUPON_ALREADY_TAKEN");
        refused(take("1"), 404, "COUPON_NOT_FOUND");
        refused(quote(sku, 1, taken.text("id")), 422, "COUPON_NOT_USABLE");
        Answer quoted = quote(sku, 2, taken.text("id"));
        assertThat(quoted.body().at("/sellerCoupons").asLong()).isEqualTo(3_000);
        assertThat(quoted.body().at("/total").asLong()).isEqualTo(17_000);
        assertThat(Checkout.order(posts(), quoted.text("id")).body().at("/lines/0/amount").asLong()).isEqualTo(17_000);
        refused(quote(sku, 2, taken.text("id")), 409, "COUPON_ALREADY_USED");
        assertThat(api.get("/v1/commerce/coupons/mine", "Authorization", buyer.bearer()).text("items/0/orderId"))
                .isNotEmpty();
    }

    private Answer take(String coupon) {
        return post(buyer, "/v1/commerce/coupons/mine", Map.of("couponId", coupon));
    }

    private Answer quote(SkuId sku, int quantity, String coupon) {
        return post(buyer, "/v1/commerce/quotes",
                Map.of("lines", List.of(Map.of("skuId", Long.toString(sku.value()), "quantity", quantity)),
                        "postalCode", "06236", "coupons", List.of(coupon)));
    }

    @Test
    void refusesAnOrderBeyondTheLargestAmount() {
        SkuId sku = shop.sells("금괴", 200_000_000, 10);
        refused(order(buyer, sku, 6), 422, "ORDER_TOO_LARGE");
        assertThat(order(buyer, sku, 5).status()).isEqualTo(201);
    }

    /** Its price in a show that has ended holds as long as nothing else of the quote costs something else. */
    @Test
    void keepsNoRefusalOfWhatIsQuotedAnew() {
        SkuId gold = shop.sells("금괴", 100_000_000, 9);
        SkuId cloth = shop.sells("보자기", 10_000, 9);
        String quote = post(buyer, "/v1/commerce/quotes",
                Map.of("lines", List.of(Map.of("skuId", Long.toString(gold.value()), "quantity", 9),
                        Map.of("skuId", Long.toString(cloth.value()), "quantity", 1)), "postalCode", "06236"))
                .text("id");
        long show = ids.nextLong();
        shop.sql("""
                insert into commerce_live_show (id, seller_id, title, state, starts_at, ended_at, end_reason)
                values (?, ?, '금', 'ENDED', '2099-01-01', '2099-01-01', 'SELLER')""", show, shop.seller().value());
        shop.sql("insert into commerce_live_product (show_id, product_id, live_price) values (?, ?, 100000000)", show,
                shop.productOf(gold).value());
        costs(gold, 200_000_000);
        costs(cloth, 11_000);
        String key = UUID.randomUUID().toString();
        refused(orderBy(key, quote), 422, "ORDER_TOO_LARGE");

        costs(gold, 100_000_000);
        Answer again = orderBy(key, quote);

        refused(again, 409, "PRICE_CHANGED");
        assertThat(again.body().at("/quote/total").asLong()).isEqualTo(900_011_000);
        assertThat(orderBy(key, quote).body()).as("this one is kept").isEqualTo(again.body());
    }

    private void costs(SkuId sku, long price) {
        shop.sql("update commerce_product set price = ? where id = ?", price, shop.productOf(sku).value());
    }

    private Answer orderBy(String key, String quote) {
        return posts().post("/v1/commerce/orders", Checkout.orderOf(quote), "Idempotency-Key", key);
    }

    @Test
    void sellsNothingToWhoHasLeft() {
        SkuId sku = shop.sells("포도", 10_000, 1);
        String quote = post(buyer, "/v1/commerce/quotes", Checkout.wish(Long.toString(sku.value()), 1)).text("id");
        // Until it is known that the buyer has left there is nothing to sell, so that waiting for it changes nothing.
        assertThat(order(members.join(), sku, 1).status()).isEqualTo(201);
        refused(Checkout.order(posts(), quote), 422, "SOLD_OUT");
        transaction.executeWithoutResult(
                status -> events.publish(new MemberLeft(ids.next(), clock.instant(), buyer.id())));
        await().until(() -> Checkout.order(posts(), quote).code().equals("BUYER_LEFT"));
        refused(Checkout.order(posts(), quote), 403, "BUYER_LEFT");
    }

    @Test
    void refusesToCancelWhatWasNotPaidInTime(@Autowired LapseHolds lapse) {
        Answer placed = order(buyer, shop.sells("매실", 10_000, 3), 1);
        shop.sql("update commerce_order set lapse_at = '2020-01-01' where id = ?", placed.text("id"));
        lapse.next();
        refused(post(buyer, "/v1/commerce/orders/" + placed.text("id") + "/cancellation", null), 409, "ORDER_EXPIRED");
    }

    @Test
    void readsAndWritesNothingMoreOfItsOwnOnceOthersWaitForTheStock() {
        SkuId sku = shop.sells("한라봉", 10_000, 3);
        List<StatementRecorder.Statement> sent;
        try (StatementRecorder recorder = new StatementRecorder(context)) {
            assertThat(order(buyer, sku, 1).status()).isEqualTo(201);
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
        Answer placed = order(buyer, shop.sells("배", 10_000, 3), 1);
        TestMembers.TestMember other = members.join();
        String path = "/v1/commerce/orders/" + placed.text("id");
        refused(api.get(path, "Authorization", other.bearer()), 404, "ORDER_NOT_FOUND");
        refused(post(other, path + "/cancellation", null), 404, "ORDER_NOT_FOUND");
        assertThat(api.get(path).status()).isEqualTo(401);
        assertThat(api.get("/v1/commerce/orders", "Authorization", other.bearer()).body().at("/items")).isEmpty();
    }

    private Answer order(TestMembers.TestMember member, SkuId sku, int quantity) {
        return Checkout.order(Checkout.by(api, member.bearer()), sku, quantity);
    }

    private Checkout.Post posts() {
        return Checkout.by(api, buyer.bearer());
    }

    private Answer post(TestMembers.TestMember member, String path, Object body) {
        return api.post(path, body, "Authorization", member.bearer(), "Idempotency-Key", UUID.randomUUID().toString());
    }

    private static void refused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.text("code")).isEqualTo(code);
    }
}
