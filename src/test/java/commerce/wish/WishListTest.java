package commerce.wish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import commerce.TestShop;
import commerce.catalogue.Catalogue;
import commerce.catalogue.GoodsCategory;
import commerce.catalogue.Product;
import commerce.catalogue.ProductId;
import commerce.catalogue.ProductStatus;
import commerce.catalogue.Sku;
import commerce.catalogue.SkuId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import platform.database.RowInsert;
import platform.id.Ids;
import platform.money.Won;
import platform.time.UtcColumn;
import testing.Api;
import testing.MadangTest;
import testing.TestMembers;

import static org.assertj.core.api.Assertions.assertThat;

/** A member's wish list over HTTP. */
@MadangTest
class WishListTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    TestMembers members;
    @LocalServerPort
    int port;

    @Test
    void holdsEachProductOnceTheLastFirstAndTellsWhatIsNotSoldAnyMore() {
        TestShop shop = new TestShop(context);
        Api api = new Api(port);
        TestMembers.TestMember member = members.join();
        String[] token = {"Authorization", member.bearer()};
        SkuId first = shop.sells("찻잔", 1_000, 1);
        SkuId second = shop.sells("주전자", 2_000, 1);
        for (SkuId sku : new SkuId[]{first, second, first}) {
            assertThat(api.put("/v1/commerce/wish-list/" + shop.productOf(sku).value(), null, token).status())
                    .isEqualTo(204);
        }
        shop.sql("update commerce_product set status = 'PAUSED' where id = ?", shop.productOf(first).value());
        Api.Answer page = api.get("/v1/commerce/wish-list?limit=1", token);
        assertThat(page.text("items/0/product/name")).isEqualTo("주전자");
        page = api.get("/v1/commerce/wish-list?limit=1&cursor=" + page.text("nextCursor"), token);
        assertThat(page.text("items/0/product/name")).isEqualTo("찻잔");
        assertThat(page.body().at("/items/0/onSale").asBoolean()).isFalse();
        assertThat(page.body().at("/nextCursor").isNull()).isTrue();
        api.delete("/v1/commerce/wish-list/" + shop.productOf(second).value(), token);
        assertThat(api.get("/v1/commerce/wish-list", token).body().at("/items")).hasSize(1);
        assertThat(api.get("/v1/commerce/wish-list", "Authorization", members.join().bearer()).body().at("/items"))
                .isEmpty();
        assertThat(api.put("/v1/commerce/wish-list/1", null, token).code()).isEqualTo("PRODUCT_NOT_FOUND");
    }

    @Test
    void isGivenAgainToItsMemberOnceItHasChangedAndToNobodyElse() {
        TestShop shop = new TestShop(context);
        Api api = new Api(port);
        TestMembers.TestMember member = members.join();
        SkuId sku = shop.sells("다관", 3_000, 1);
        String mine = "/v1/commerce/wish-list/" + shop.productOf(sku).value();
        assertThat(api.put(mine, null, "Authorization", member.bearer()).headers().firstValue("ETag")).isEmpty();
        Api.Answer list = asked(api, member, "none");
        assertThat(list.headers().firstValue("Cache-Control")).hasValue("private, no-cache");
        String tag = list.headers().firstValue("ETag").orElseThrow();
        assertThat(asked(api, member, tag).status()).isEqualTo(304);
        assertThat(asked(api, members.join(), tag).status()).as("another's").isEqualTo(200);

        shop.sql("update commerce_product set price = 2500 where id = ?", shop.productOf(sku).value());
        Api.Answer cheaper = asked(api, member, tag);
        assertThat(cheaper.body().at("/items/0/product/price").asLong()).isEqualTo(2_500);
        api.delete(mine, "Authorization", member.bearer());
        assertThat(asked(api, member, cheaper.headers().firstValue("ETag").orElseThrow()).body().at("/items"))
                .isEmpty();
        assertThat(api.get("/v1/commerce/wish-list").headers().firstValue("ETag")).isEmpty();
    }

    private static Api.Answer asked(Api api, TestMembers.TestMember member, String tag) {
        return api.get("/v1/commerce/wish-list", "Authorization", member.bearer(), "If-None-Match", tag);
    }

    @Test
    void takesWhatIsOnAFullListAlreadyAndNothingElse() {
        TestShop shop = new TestShop(context);
        Api api = new Api(port);
        TestMembers.TestMember member = members.join();
        String[] token = {"Authorization", member.bearer()};
        List<Long> products = new ArrayList<>();
        List<Product> many = new ArrayList<>();
        Ids ids = context.getBean(Ids.class);
        for (int i = 0; i <= 500; i++) {
            products.add(ids.nextLong());
            many.add(new Product(new ProductId(products.getLast()), shop.seller(), "찻잔 " + i, "", Won.of(1_000), false,
                    ProductStatus.ON_SALE, GoodsCategory.KITCHEN, List.of(),
                    List.of(new Sku(new SkuId(ids.nextLong()), List.of(), Won.ZERO, true))));
        }
        context.getBean(Catalogue.class).addProducts(many);
        List<Object[]> rows = new ArrayList<>();
        products.subList(0, 500).forEach(product -> rows.add(
                new Object[]{member.id().value(), product, product, UtcColumn.of(Instant.now())}));
        context.getBean(TransactionTemplate.class).executeWithoutResult(
                _ -> new RowInsert(context.getBean(JdbcTemplate.class), "commerce_wish", "member_id", "product_id",
                        "id", "added_at").insert(rows));
        String list = "/v1/commerce/wish-list/";
        assertThat(api.put(list + products.getFirst(), null, token).status()).isEqualTo(204);
        assertThat(api.put(list + products.getLast(), null, token).code()).isEqualTo("WISH_LIST_FULL");
        assertThat(api.delete(list + products.getLast(), token).status()).isEqualTo(204);
        assertThat(api.delete(list + products.getFirst(), token).status()).isEqualTo(204);
        assertThat(api.delete(list + products.getFirst(), token).status()).isEqualTo(204);
        assertThat(api.put(list + products.getLast(), null, token).status()).isEqualTo(204);
    }

    @Test
    void takesNothingThatNobodyWillSellAgain() {
        TestShop shop = new TestShop(context);
        Api api = new Api(port);
        String[] token = {"Authorization", members.join().bearer()};
        SkuId before = shop.sells("찻잔", 1_000, 1);
        SkuId ended = shop.sells("주전자", 1_000, 1);
        String list = "/v1/commerce/wish-list/";
        assertThat(api.put(list + shop.productOf(before).value(), null, token).status()).isEqualTo(204);
        shop.sql("update commerce_product set status = 'STOPPED' where seller_id = ?", shop.seller().value());
        assertThat(api.put(list + shop.productOf(ended).value(), null, token).code()).isEqualTo("PRODUCT_NOT_FOUND");
        assertThat(api.put(list + shop.productOf(before).value(), null, token).status()).isEqualTo(204);
    }
}
