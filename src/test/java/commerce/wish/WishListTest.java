package commerce.wish;

import commerce.TestShop;
import commerce.catalogue.SkuId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
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
}
