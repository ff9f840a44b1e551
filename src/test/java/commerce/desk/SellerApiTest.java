package commerce.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import commerce.TestParcels;
import commerce.TestShop;
import commerce.access.SellerScope;
import commerce.access.TestKeys;
import commerce.catalogue.SkuId;
import commerce.order.ItemId;
import commerce.order.TestOrders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import platform.crypto.Sha256;
import platform.id.Ids;
import platform.id.Tsid;
import platform.id.TypedId;
import testing.Api;
import testing.HeldDelivery;
import testing.MadangTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What a seller's systems do with orders, by signed requests. */
@MadangTest
class SellerApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ITEMS = "/v1/commerce/seller/items";

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    Ids ids;
    HeldDelivery held;
    TestShop shop;
    TestOrders orders;
    TestParcels parcels;
    TestKeys key;
    Tsid buyer;

    @BeforeEach
    void open() {
        held = new HeldDelivery(context);
        shop = new TestShop(context);
        orders = new TestOrders(context);
        parcels = new TestParcels(context, shop);
        key = TestKeys.of(context, Tsid.of(shop.seller()));
        buyer = ids.next();
    }

    @AfterEach
    void letGo() {
        held.close();
    }

    @Test
    void confirmsAndSends500But3() {
        List<ItemId> items = new ArrayList<>();
        for (int order = 0; order < 10; order++) {
            LinkedHashMap<SkuId, Integer> wanted = new LinkedHashMap<>();
            for (int i = 0; i < 50; i++) {
                wanted.put(shop.sells("상품 " + i, 1_000, 5), 1);
            }
            items.addAll(orders.paid(buyer, wanted));
        }
        ItemId anothers = orders.paid(buyer, new TestShop(context).sells("남의 것", 1_000, 5), 1);
        items.set(100, anothers);
        parcels.confirm(items.get(7));
        items.set(499, new ItemId(ids.nextLong()));

        JsonNode confirmed = post(ITEMS + "/confirmations", Map.of("itemIds", texts(items))).body().get("items");

        assertThat(confirmed).hasSize(500);
        assertThat(codes(confirmed)).containsExactlyInAnyOrder("ITEM_ALREADY_CONFIRMED", "ITEM_NOT_FOUND",
                "ITEM_NOT_FOUND");
        Api.Answer answer = post(ITEMS + "/dispatches", Map.of("parcels", items.stream().map(item -> Map.of("itemId",
                text(item), "courier", "HANJIN", "invoice", parcels.invoice().number())).toList()));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        JsonNode sent = answer.body().get("items");
        assertThat(codes(sent)).containsExactly("ITEM_NOT_FOUND", "ITEM_NOT_FOUND");
        assertThat(orders.item(items.get(7)).status().name()).isEqualTo("SHIPPED");
        assertThat(orders.item(anothers).confirmation().name()).as("another seller's").isEqualTo("NOT_YET");
        assertThat(post(ITEMS + "/confirmations", Map.of("itemIds", texts(items.subList(0, 1))))
                .text("items/0/message")).isNotBlank();
        assertThat(post(ITEMS + "/confirmations", Map.of("itemIds", texts(twice(items)))).code())
                .isEqualTo("INVALID_REQUEST");
    }

    @Test
    void tellsOfWhatChangedALongAgoFirstAndNothingTwice() {
        SkuId sku = shop.sells("귤", 10_000, 50);
        List<ItemId> items = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            items.add(orders.paid(buyer, sku, 1));
        }
        parcels.confirm(items.getFirst());
        List<String> told = new ArrayList<>();
        String cursor = "";
        Instant last = Instant.EPOCH;
        do {
            Api.Answer page = get(ITEMS + "?limit=2" + cursor);
            for (JsonNode item : page.body().get("items")) {
                told.add(item.get("id").asString());
                last = Instant.parse(item.get("changedAt").asString());
            }
            String next = page.text("nextCursor");
            cursor = next.isEmpty() || next.equals("null") ? null : "&cursor=" + next;
        } while (cursor != null);
        assertThat(told).hasSize(5).doesNotHaveDuplicates().last().isEqualTo(text(items.getFirst()));

        orders.item(items.get(2));
        parcels.confirm(items.get(2));
        JsonNode since = get(ITEMS + "?changedSince=" + last.plusNanos(1_000)).body().get("items");
        assertThat(since).hasSize(1);
        assertThat(since.at("/0/id").asString()).isEqualTo(text(items.get(2)));
        assertThat(since.at("/0/confirmation").asString()).isEqualTo("CONFIRMED");
    }

    @Test
    void showsAnOrderMaskedAndWhereItGoesOnRecord() {
        ItemId item = orders.paid(buyer, shop.sells("귤", 10_000, 50), 2);
        parcels.confirm(item);
        parcels.ship(item);
        String path = "/v1/commerce/seller/orders/" + orders.item(item).orderId().value();

        Api.Answer order = get(path);

        assertThat(order.text("items/0/status")).isEqualTo("SHIPPED");
        assertThat(order.text("delivery/recipient")).isEqualTo("김*당");
        assertThat(order.text("delivery/address")).isEqualTo("서울특별시 강남구 ***");
        assertThat(order.text("parcels/0/itemId")).isEqualTo(text(item));
        assertThat(get(path + "/delivery").text("address")).isEqualTo("서울특별시 강남구 테헤란로 152");
        assertThat(shop.number("""
                select count(*) from platform_audit_entry where action = 'commerce.delivery-shown'
                    and actor_kind = 'SELLER' and actor_id = ?""", shop.seller().value())).isEqualTo(1);
    }

    @Test
    void showsNobodyWhereAnUnpaidOrderGoes() {
        ItemId item = orders.tryPlace(buyer, shop.sells("귤", 10_000, 50), 1);
        assertThat(get("/v1/commerce/seller/orders/" + orders.item(item).orderId().value() + "/delivery").code())
                .isEqualTo("ITEM_IN_OTHER_STATE");
    }

    /** By the same use case as on the desk: what is late costs the points of a late dispatch, and it is on record. */
    @Test
    void cancelsWhatItCannotSendOnceOfAKey() {
        ItemId item = orders.paid(buyer, shop.sells("귤", 10_000, 5), 3);
        shop.sql("update commerce_order_line set dispatch_by = dispatch_by - interval 30 day where id = ?",
                item.value());
        String target = ITEMS + "/" + text(item) + "/cancellations";
        Map<String, Object> one = cancellation(3);
        String once = UUID.randomUUID().toString();

        assertThat(post(key, target, once, one).status()).isEqualTo(204);
        assertThat(post(key, target, once, one).status()).as("who lost the answer").isEqualTo(204);

        assertThat(orders.item(item).remaining()).isEqualTo(2);
        assertThat(post(target, one).code()).isEqualTo("ITEM_CHANGED_MEANWHILE");
        TestKeys products = TestKeys.of(context, Tsid.of(shop.seller()), SellerScope.PRODUCT, SellerScope.MONEY);
        assertThat(post(products, target, UUID.randomUUID().toString(), cancellation(2)).status()).isEqualTo(403);
        TestKeys anothers = TestKeys.of(context, Tsid.of(new TestShop(context).seller()));
        assertThat(post(anothers, target, UUID.randomUUID().toString(), cancellation(2)).code())
                .isEqualTo("ITEM_NOT_FOUND");
        assertThat(orders.item(item).remaining()).isEqualTo(2);
        assertThat(shop.onHand(orders.item(item).line().skuId())).as("it is not there").isEqualTo(2);
        assertThat(shop.number("select sum(points) from commerce_seller_penalty where item_id = ?", item.value()))
                .isEqualTo(3);
        assertThat(shop.number("""
                select count(*) from platform_audit_entry where action = 'commerce.item-canceled' and subject_id = ?
                    and actor_kind = 'SELLER' and actor_id = ? and owner_id = ?""", text(item),
                shop.seller().value(), shop.seller().value())).isEqualTo(1);
        assertThat(shop.text("select reason from commerce_claim where line_id = ?", item.value()))
                .isEqualTo("SOLD_OUT");
        long claim = shop.number("select id from commerce_claim where line_id = ?", item.value());
        assertThat(get("/v1/commerce/seller/claims/" + claim).text("details"))
                .isEqualTo("재고가 없어요");

        Map<String, Object> rest = Map.of("quantity", 2, "remaining", 2, "reason", "팔지 않아요", "restock", true);
        assertThat(post(target, rest).status()).isEqualTo(204);
        assertThat(shop.onHand(orders.item(item).line().skuId())).as("these two can be sold").isEqualTo(4);
    }

    private static Map<String, Object> cancellation(int remaining) {
        return Map.of("quantity", 1, "remaining", remaining, "reason", "재고가 없어요", "restock", false);
    }

    private static List<ItemId> twice(List<ItemId> items) {
        List<ItemId> all = new ArrayList<>(items);
        all.addAll(items);
        return all;
    }

    private static List<String> codes(JsonNode outcomes) {
        return outcomes.valueStream().filter(each -> !each.get("done").asBoolean())
                .map(each -> each.get("code").asString()).toList();
    }

    private static List<String> texts(List<ItemId> items) {
        return items.stream().map(SellerApiTest::text).toList();
    }

    private static String text(TypedId id) {
        return Long.toString(id.value());
    }

    private Api.Answer get(String target) {
        return new Api(port).get(target, "Authorization",
                key.header(Instant.now(), "GET", target, Sha256.hex(new byte[0])));
    }

    private Api.Answer post(String target, Object body) {
        return post(key, target, UUID.randomUUID().toString(), body);
    }

    private Api.Answer post(TestKeys by, String target, String idempotency, Object body) {
        String text = JSON.writeValueAsString(body);
        return new Api(port).sendText("POST", target, text, "Idempotency-Key", idempotency, "Authorization",
                by.header(Instant.now(), "POST", target, idempotency, Sha256.hex(text.getBytes(UTF_8))));
    }
}
