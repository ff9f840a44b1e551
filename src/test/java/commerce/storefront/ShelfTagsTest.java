package commerce.storefront;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import commerce.TestShop;
import commerce.catalogue.SkuId;
import commerce.freight.ShippingTemplate;
import commerce.freight.TemplateId;
import commerce.freight.Templates;
import commerce.review.TestReviews;
import commerce.search.SearchProducts;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.money.Won;
import testing.Api;
import testing.Api.Answer;
import testing.MadangTest;
import testing.StatementRecorder;

import static org.assertj.core.api.Assertions.assertThat;

/** What everybody may read, as often as they like: tags, and what is asked of the database for it. */
@MadangTest
class ShelfTagsTest {
    @Autowired
    ApplicationContext context;
    @LocalServerPort
    int port;

    Api api;
    TestShop shop;

    @BeforeEach
    void open() {
        api = new Api(port);
        shop = new TestShop(context);
    }

    @Test
    void answersWhoHasItAlreadyWithoutABody() {
        SkuId sku = shop.sells("단감", 9_900, 3);
        for (String path : List.of("/v1/commerce/products/" + shop.productOf(sku).value(), "/v1/commerce/categories",
                "/v1/commerce/sellers/" + shop.seller().value(),
                "/v1/commerce/products?limit=1&sellerId=" + shop.seller().value())) {
            // Once what others and this test have changed has come to the shelf.
            Awaitility.await().untilAsserted(() -> {
                Answer first = api.get(path);
                String tag = first.headers().firstValue("ETag").orElseThrow();
                assertThat(first.headers().firstValue("Cache-Control")).as(path).hasValue("no-cache");
                Answer again = api.get(path, "If-None-Match", tag);
                assertThat(again.status()).as(path).isEqualTo(304);
                assertThat(again.body().isMissingNode()).isTrue();
            });
            assertThat(api.get(path, "If-None-Match", "\"other\"").status()).isEqualTo(200);
        }
        Answer missing = api.get("/v1/commerce/products/1");
        assertThat(missing.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(missing.headers().firstValue("ETag")).isEmpty();
    }

    @Test
    void tellsOfAChangeAndOfTheLastPiece() {
        SkuId sku = shop.sells("홍시", 9_900, 3);
        String path = "/v1/commerce/products/" + shop.productOf(sku).value();
        String tag = api.get(path).headers().firstValue("ETag").orElseThrow();
        shop.sql("update commerce_product set name = '대봉 홍시' where id = ?", shop.productOf(sku).value());
        Awaitility.await().until(() -> api.get(path, "If-None-Match", tag).status() == 200
                && api.get(path).text("name").equals("대봉 홍시"));
        shop.holds(sku, 3);
        Awaitility.await().until(() -> api.get(path).body().at("/skus/0/available").asInt() == 0);
    }

    @Test
    void tagsWhatASearchFindsUntilItFindsSomethingElse() {
        Awaitility.await().until(() -> context.getBean(SearchProducts.class).isReady());
        SkuId sku = shop.sells("상주 둥시", 9_900, 3);
        String path = "/v1/commerce/search?facets=true&sellerId=" + shop.seller().value() + "&q="
                + URLEncoder.encode("둥시", StandardCharsets.UTF_8);
        Awaitility.await().until(() -> api.get(path).body().get("items").size() == 1);
        String tag = keptUnder(path);
        shop.sql("update commerce_product set price = 8800 where id = ?", shop.productOf(sku).value());
        Awaitility.await().until(() -> api.get(path, "If-None-Match", tag).status() == 200);
        assertThat(api.get(path).body().at("/items/0/price").asLong()).isEqualTo(8_800);
        String suggestions = "/v1/commerce/search/suggestions?prefix="
                + URLEncoder.encode("둥시", StandardCharsets.UTF_8);
        Awaitility.await().until(() -> api.get(suggestions).body().get("items").size() == 1);
        keptUnder(suggestions);
    }

    @Test
    void tagsReviewsUntilAnotherIsWritten() {
        SkuId sku = shop.sells("청도 반시", 9_900, 3);
        TestReviews reviews = new TestReviews(context, shop);
        Ids ids = context.getBean(Ids.class);
        reviews.written(ids.next(), sku, 5, "달아요");
        String product = "/v1/commerce/products/" + shop.productOf(sku).value();
        String tag = keptUnder(product + "/reviews");
        String rating = keptUnder(product + "/rating");
        reviews.written(ids.next(), sku, 1, "떫어요");
        assertThat(api.get(product + "/reviews", "If-None-Match", tag).body().get("items")).hasSize(2);
        assertThat(api.get(product + "/rating", "If-None-Match", rating).status()).isEqualTo(200);
    }

    /** The tag of an answer that whoever has it already is not given again. */
    private String keptUnder(String path) {
        String tag = api.get(path).headers().firstValue("ETag").orElseThrow();
        Answer again = api.get(path, "If-None-Match", tag);
        assertThat(again.status()).as(path).isEqualTo(304);
        assertThat(again.headers().firstValue("Cache-Control")).as(path).hasValue("no-cache");
        return tag;
    }

    /** Whatever of it changes. */
    @Test
    void tellsWhatSendingCostsAndOfEachChangeOfIt() {
        SkuId sku = shop.sells("연시", 9_900, 3);
        String path = "/v1/commerce/products/" + shop.productOf(sku).value();
        assertThat(api.get(path).body().get("freight").toString()).as("without a template, as parcels are charged")
                .isEqualTo(
                        "{\"fee\":0,\"freeFrom\":null,\"perPieces\":null,\"bundles\":true,\"jejuFee\":0,\"islandFee\":0,"
                                + "\"returnFee\":3000,\"exchangeFee\":6000}");
        TemplateId template = new TemplateId(context.getBean(Ids.class).nextLong());
        context.getBean(Templates.class).add(new ShippingTemplate(template, shop.seller(), "택배",
                ShippingTemplate.Kind.FREE_FROM, Won.of(3_000), Won.of(30_000), null, true, Won.of(4_000),
                Won.of(5_000), Won.of(3_500), Won.of(7_000)));
        shop.sql("update commerce_product set shipping_template_id = ? where id = ?", template.value(),
                shop.productOf(sku).value());
        Awaitility.await().untilAsserted(() -> assertThat(api.get(path).body().get("freight").toString()).isEqualTo(
                "{\"fee\":3000,\"freeFrom\":30000,\"perPieces\":null,\"bundles\":true,\"jejuFee\":4000,\"islandFee\":5000,"
                        + "\"returnFee\":3500,\"exchangeFee\":7000}"));
        for (String change : List.of("fee = 2500", "free_from = null", "per_pieces = 10", "bundles = false",
                "jeju_fee = 0", "island_fee = 1", "return_fee = 2", "exchange_fee = 3")) {
            String tag = api.get(path).headers().firstValue("ETag").orElseThrow();
            shop.sql("update commerce_shipping_template set " + change + " where id = ?", template.value());
            Awaitility.await(change).until(() -> api.get(path, "If-None-Match", tag).status() == 200);
        }
        assertThat(api.get(path).body().at("/freight/perPieces").asInt()).isEqualTo(10);
    }

    @Test
    void tellsWhenALowerPriceEnds() {
        SkuId sku = shop.sells("반시", 9_900, 3);
        long product = shop.productOf(sku).value();
        String path = "/v1/commerce/products/" + product;
        String tag = api.get(path).headers().firstValue("ETag").orElseThrow();
        assertThat(api.get(path).body().get("saleEndsAt").isNull()).isTrue();
        shop.sql(
                "update commerce_product set sale_price = 7000, sale_from = '2026-01-01', sale_until = '2099-01-01' where id = ?",
                product);
        Awaitility.await().until(() -> api.get(path, "If-None-Match", tag).status() == 200
                && api.get(path).text("saleEndsAt").equals("2099-01-01T00:00:00Z"));
        String onSale = api.get(path).headers().firstValue("ETag").orElseThrow();
        shop.sql("update commerce_product set sale_until = '2099-02-01' where id = ?", product);
        Awaitility.await().until(() -> api.get(path, "If-None-Match", onSale).status() == 200);
        shop.sql("update commerce_product set live_price = 6000 where id = ?", product);
        Awaitility.await().until(() -> api.get(path).body().get("saleEndsAt").isNull()
                && api.get(path).body().get("price").asLong() == 6_000);
    }

    @Test
    void readsAProductFromTheDatabaseOnce() {
        SkuId sku = shop.sells("곶감", 9_900, 3);
        String path = "/v1/commerce/products/" + shop.productOf(sku).value();
        // Whatever the feed still had to tell of it is told by then.
        Awaitility.await().until(() -> statements(path) == 0);
    }

    private long statements(String path) {
        try (StatementRecorder recorder = new StatementRecorder(context)) {
            assertThat(api.get(path).status()).isEqualTo(200);
            return recorder.statements().stream().map(StatementRecorder.Statement::sql)
                    .filter(sql -> sql.contains("from commerce_product where id = ?")
                            || sql.contains("commerce_shipping_template") || sql.contains("from commerce_stock"))
                    .count();
        }
    }
}
