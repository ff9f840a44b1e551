package commerce.storefront;

import java.util.List;

import commerce.TestShop;
import commerce.catalogue.SkuId;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
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
                            || sql.contains("from commerce_stock"))
                    .count();
        }
    }
}
