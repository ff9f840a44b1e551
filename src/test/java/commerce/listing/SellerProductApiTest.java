package commerce.listing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import commerce.TestShop;
import commerce.access.TestKeys;
import commerce.catalogue.ProductId;
import commerce.catalogue.SellerStatus;
import commerce.catalogue.SkuId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import platform.crypto.Sha256;
import platform.id.Tsid;
import platform.web.idempotency.IdempotencyKey;
import testing.Api;
import testing.MadangTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What a seller's systems do with products and stock, by signed requests. */
@MadangTest
class SellerProductApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PRODUCTS = "/v1/commerce/seller/products";

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    TestShop shop;
    TestKeys key;
    SkuId sku;
    ProductId product;

    @BeforeEach
    void open() {
        shop = new TestShop(context);
        key = TestKeys.of(context, Tsid.of(shop.seller()));
        sku = shop.sells("감귤", 12_900, 10);
        product = shop.productOf(sku);
    }

    @Test
    void listsAllOfItsOwnOnceWithTheirStock() {
        shop.holds(sku, 3);
        shop.sells("한라봉", 20_000, 5);
        shop.sells("천혜향", 30_000, 5);
        new TestShop(context).sells("남의 것", 1_000, 5);
        List<String> names = new ArrayList<>();
        String cursor = "";
        JsonNode first = get(PRODUCTS + "?limit=2").body().at("/items/0");
        do {
            Api.Answer page = get(PRODUCTS + "?limit=2" + cursor);
            page.body().get("items").forEach(item -> names.add(item.get("name").asString()));
            String next = page.text("nextCursor");
            cursor = next.isEmpty() || next.equals("null") ? null : "&cursor=" + next;
        } while (cursor != null);

        assertThat(names).containsExactly("감귤", "한라봉", "천혜향");
        assertThat(first.at("/skus/0/id").asString()).isEqualTo(Long.toString(sku.value()));
        assertThat(first.at("/skus/0/onHand").asInt()).isEqualTo(10);
        assertThat(first.at("/skus/0/held").asInt()).isEqualTo(3);
        assertThat(first.at("/skus/0/available").asInt()).isEqualTo(7);
        assertThat(first.at("/version").asInt()).isZero();
    }

    @Test
    void changesAPriceOfTheVersionItSaw() {
        Api.Answer changed = post(prices(), price(0, 11_000, Map.of("price", 9_900, "from", "2026-01-01T00:00:00Z",
                "until", "2099-01-01T00:00:00Z")));

        assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);
        assertThat(changed.text("price")).isEqualTo("11000");
        assertThat(changed.text("sale/price")).isEqualTo("9900");
        assertThat(changed.text("version")).isEqualTo("1");
        assertThat(post(prices(), price(0, 1, null)).code()).isEqualTo("PRODUCT_CHANGED_MEANWHILE");
        assertThat(post(prices(), price(1, 10_000, null)).text("sale")).isIn("", "null");
        assertThat(shop.number("""
                select count(*) from commerce_product_history where product_id = ? and happening = 'REPRICE'
                    and actor = 'KEY' and actor_id = ?""", product.value(), Long.parseLong(key.id()))).isEqualTo(2);
    }

    @Test
    void refusesPricesThatAreNone() {
        assertThat(post(prices(), price(0, 0, null)).code()).isEqualTo("INVALID_REQUEST");
        assertThat(post(prices(), sale(9_900, "2026-01-02T00:00:00Z", "2026-01-02T00:00:00Z")).code())
                .isEqualTo("SALE_NOT_POSSIBLE");
        assertThat(post(prices(), sale(9_900, "1999-12-31T23:59:59Z", "2026-01-02T00:00:00Z")).code())
                .isEqualTo("SALE_NOT_POSSIBLE");
        assertThat(post(prices(), sale(9_900, "2026-01-02T00:00:00Z", "2101-01-02T00:00:00Z")).code())
                .isEqualTo("SALE_NOT_POSSIBLE");
        assertThat(post(prices(), sale(12_000, "2026-01-02T00:00:00Z", "2099-01-02T00:00:00Z")).code())
                .as("no less than the price").isEqualTo("SALE_NOT_POSSIBLE");
        Map<String, Object> shipped = new HashMap<>(price(0, 12_000, null));
        shipped.put("shippingTemplateId", "7");
        assertThat(post(prices(), shipped).code()).isEqualTo("UNKNOWN_SHIPPING_TEMPLATE");
        assertThat(shop.number("select price from commerce_product where id = ?", product.value())).isEqualTo(12_900);
    }

    @Test
    void pausesAndPutsOnSaleAgain() {
        assertThat(post(moves(), Map.of("move", "PAUSE")).text("status")).isEqualTo("PAUSED");
        assertThat(post(moves(), Map.of("move", "PAUSE")).code()).isEqualTo("PRODUCT_IN_OTHER_STATE");
        assertThat(post(moves(), Map.of("move", "RESUME")).text("status")).isEqualTo("ON_SALE");
        assertThat(post(moves(), Map.of("move", "STOP")).code()).as("for good: a person does that")
                .isEqualTo("INVALID_REQUEST");
        post(moves(), Map.of("move", "PAUSE"));
        shop.becomes(SellerStatus.SUSPENDED);
        assertThat(post(moves(), Map.of("move", "RESUME")).code()).isEqualTo("SELLER_IN_OTHER_STATE");
    }

    @Test
    void setsStockOfWhatItSawAndNeverBelowWhatIsHeld() {
        shop.holds(sku, 4);

        assertThat(post(stock(), count(10, 20)).text("onHand")).isEqualTo("20");
        Api.Answer old = post(stock(), count(10, 30));
        assertThat(old.status()).isEqualTo(409);
        assertThat(old.code()).isEqualTo("STOCK_CHANGED_MEANWHILE");
        assertThat(post(stock(), count(20, 3)).code()).isEqualTo("STOCK_BELOW_HELD");
        assertThat(get(stock()).text("available")).isEqualTo("16");
        assertThat(shop.number("""
                select count(*) from commerce_stock_entry where sku_id = ? and kind = 'ADJUSTED' and quantity = 10
                    and staff_id is null and key_id = ?""", sku.value(), Long.parseLong(key.id()))).isEqualTo(1);
        assertThat(shop.number("select sum(quantity) from commerce_stock_entry where sku_id = ?", sku.value()))
                .isEqualTo(20);
    }

    /** Its signature is good for five minutes. */
    @Test
    void aRequestThatSomebodySawAndSendsAgainDoesNothingMore() {
        String seen = JSON.writeValueAsString(count(10, 0));
        String idempotency = UUID.randomUUID().toString();
        String header = key.header(Instant.now(), "POST", stock(), idempotency, Sha256.hex(seen.getBytes(UTF_8)));
        assertThat(send(stock(), seen, idempotency, header).text("onHand")).isEqualTo("0");
        post(stock(), count(0, 10));

        Api.Answer again = send(stock(), seen, idempotency, header);

        assertThat(again.headers().firstValue("Idempotent-Replayed")).hasValue("true");
        assertThat(again.text("onHand")).isEqualTo("0");
        assertThat(shop.onHand(sku)).isEqualTo(10);
        assertThat(send(stock(), seen, UUID.randomUUID().toString(), header).code()).as("under another key")
                .isEqualTo("SIGNATURE_INVALID");
        assertThat(new Api(port).sendText("POST", stock(), seen, "Authorization", header).code()).as("under none")
                .isEqualTo("SIGNATURE_INVALID");
    }

    /** Signatures are not remembered: whatever changes something needs a key, or is a step that is taken once. */
    @Test
    void everyWriteOfASystemIsSafeToSendAgain(@Autowired List<RequestMappingInfoHandlerMapping> mappings) {
        Set<String> unkeyed = new TreeSet<>();
        mappings.forEach(mapping -> mapping.getHandlerMethods().forEach((info, handler) -> info.getPatternValues()
                .stream().filter(path -> path.startsWith("/v1/commerce/seller/"))
                .filter(_ -> !info.getMethodsCondition().getMethods().equals(Set.of(RequestMethod.GET)))
                .filter(_ -> !List.of(handler.getMethod().getParameterTypes()).contains(IdempotencyKey.class))
                .forEach(unkeyed::add)));

        // Confirmed, sent or put off before is refused (ITEM_ALREADY_CONFIRMED, ITEM_IN_OTHER_STATE, DELAY_ALREADY_TOLD).
        assertThat(unkeyed).containsExactly("/v1/commerce/seller/items/confirmations",
                "/v1/commerce/seller/items/dispatches", "/v1/commerce/seller/items/{id}/delay");
    }

    private String prices() {
        return PRODUCTS + "/" + product.value() + "/prices";
    }

    private String moves() {
        return PRODUCTS + "/" + product.value() + "/moves";
    }

    private String stock() {
        return "/v1/commerce/seller/skus/" + sku.value() + "/stock";
    }

    private static Map<String, Object> price(int version, long price, Object sale) {
        Map<String, Object> body = new HashMap<>(Map.of("version", version, "price", price));
        if (sale != null) {
            body.put("sale", sale);
        }
        return body;
    }

    private static Map<String, Object> sale(long price, String from, String until) {
        return price(0, 12_000, Map.of("price", price, "from", from, "until", until));
    }

    private static Map<String, Object> count(int seen, int onHand) {
        return Map.of("seen", seen, "onHand", onHand, "reason", "실사");
    }

    private Api.Answer get(String target) {
        return new Api(port).get(target, "Authorization",
                key.header(Instant.now(), "GET", target, Sha256.hex(new byte[0])));
    }

    private Api.Answer post(String target, Object body) {
        String text = JSON.writeValueAsString(body);
        String idempotency = UUID.randomUUID().toString();
        return send(target, text, idempotency,
                key.header(Instant.now(), "POST", target, idempotency, Sha256.hex(text.getBytes(UTF_8))));
    }

    private Api.Answer send(String target, String body, String idempotency, String header) {
        return new Api(port).sendText("POST", target, body, "Idempotency-Key", idempotency, "Authorization", header);
    }
}
