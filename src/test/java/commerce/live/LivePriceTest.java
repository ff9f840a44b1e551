package commerce.live;

import java.util.List;
import java.util.Map;

import commerce.Checkout;
import commerce.TestShop;
import commerce.catalogue.ProductId;
import commerce.catalogue.SkuId;
import commerce.refusal.CommerceError;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import platform.web.DomainException;
import testing.Api;
import testing.Api.Answer;
import testing.MadangTest;
import testing.TestMembers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What goods cost while a show is live, and when it has ended. */
@MadangTest
class LivePriceTest {
    @Autowired
    ApplicationContext context;
    @LocalServerPort
    int port;

    Api api;
    TestShop shop;
    TestShows shows;
    SkuId sku;
    TestMembers.TestMember buyer;

    @BeforeEach
    void open(@Autowired TestMembers members) {
        api = new Api(port);
        shop = new TestShop(context);
        shows = new TestShows(context, shop);
        sku = shop.sells("제주 감귤 5kg", 20_000, 50);
        buyer = members.join();
    }

    @Test
    void livePriceEndedInTheCart() {
        LiveShowId show = shows.live();
        shows.links(show, sku, 15_000);
        assertThat(api.put("/v1/commerce/cart/items", Map.of("skuId", id(sku), "quantity", 2), "Authorization",
                buyer.bearer()).status()).isLessThan(300);
        assertThat(cart().body().at("/items/0/unitPrice").asLong()).isEqualTo(15_000);
        assertThat(cart().body().at("/items/0/priceChanged").asBoolean()).isFalse();
        Answer quote = quote(2);
        assertThat(quote.body().at("/total").asLong()).as("kept by the quote").isEqualTo(30_000);

        shows.ends(show);

        assertThat(cart().body().at("/items/0/priceChanged").asBoolean()).isTrue();
        assertThat(cart().body().at("/items/0/unitPrice").asLong()).isEqualTo(20_000);
        assertThat(cart().body().at("/items/0/putAt").asLong()).isEqualTo(15_000);
        Answer order = order(quote.text("id"));
        assertThat(order.status()).as(order.body().toString()).isEqualTo(201);
        assertThat(order.body().at("/amount").asLong()).isEqualTo(30_000);
        assertThat(shop.number("select unit_price from commerce_order_line where order_id = ?", order.text("id")))
                .as("what the buyer pays, and the seller's proceeds are of").isEqualTo(15_000);
        assertThat(quote(2).body().at("/total").asLong()).as("a quote of after the show").isEqualTo(40_000);
    }

    @Test
    void keepsAnEndedPriceNoLongerThanTheQuoteIsValid() {
        LiveShowId show = shows.live();
        shows.links(show, sku, 15_000);
        Answer quote = quote(1);
        shows.ends(show);
        shop.sql("update commerce_quote set valid_until = utc_timestamp(6) - interval 1 second where id = ?",
                quote.text("id"));
        assertThat(order(quote.text("id")).code()).isEqualTo("QUOTE_EXPIRED");
    }

    @Test
    void keepsAnEndedPriceInNoNewQuote() {
        LiveShowId show = shows.live();
        shows.links(show, sku, 15_000);
        SkuId other = shop.sells("고흥 유자차", 10_000, 50);
        Answer quote = api.post("/v1/commerce/quotes", Map.of("postalCode", "06236", "lines",
                List.of(Map.of("skuId", id(sku), "quantity", 1), Map.of("skuId", id(other), "quantity", 1))),
                "Authorization", buyer.bearer());
        assertThat(quote.body().at("/total").asLong()).isEqualTo(25_000);
        shows.ends(show);
        shop.sql("update commerce_product set price = 11000 where id = ?", shop.productOf(other).value());

        Answer refused = order(quote.text("id"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("PRICE_CHANGED");
        assertThat(refused.body().at("/quote/total").asLong()).isEqualTo(31_000);
        assertThat(shop.held(sku)).as("nothing half-done").isZero();
        Answer again = order(refused.text("quote/id"));
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body().at("/amount").asLong()).isEqualTo(31_000);
    }

    @Test
    void keepsNoPriceThatTheSellerTookBackOrChangedWhileLive() {
        LiveShowId show = shows.live();
        ProductId product = shows.links(show, sku, 15_000);
        String takenBack = quote(1).text("id");
        shows.unlinks(show, product);
        assertThat(order(takenBack).text("code")).isEqualTo("PRICE_CHANGED");
        shows.links(show, sku, 15_000);
        String changed = quote(1).text("id");
        shows.links(show, sku, 16_000);
        assertThat(order(changed).body().at("/quote/total").asLong()).isEqualTo(16_000);
        String form = quote(1).text("id");
        shows.ends(show);
        assertThat(order(changed).body().at("/quote/total").asLong()).isEqualTo(20_000);
        shop.sql("update commerce_sku set price_difference = 500 where id = ?", sku.value());
        assertThat(order(form).body().at("/quote/total").asLong()).as("another price of the form")
                .isEqualTo(20_500);
    }

    @Test
    void keepsNoPriceOfAShowThatWasOverBefore() {
        LiveShowId show = shows.live();
        ProductId product = shows.links(show, sku, 15_000);
        shows.ends(show);
        shop.sql("update commerce_live_show set ended_at = ended_at - interval 1 minute where id = ?", show.value());
        shop.sql("update commerce_product set price = 15000 where id = ?", product.value());
        String quote = quote(1).text("id");
        shop.sql("update commerce_product set price = 20000 where id = ?", product.value());
        assertThat(order(quote).text("code")).isEqualTo("PRICE_CHANGED");
    }

    @Test
    void sellsCheaperThanTheQuoteSaidWhenThatIsWhatItCostsNow() {
        LiveShowId show = shows.live();
        ProductId product = shows.links(show, sku, 15_000);
        String quote = quote(1).text("id");
        shows.ends(show);
        shop.sql("update commerce_product set price = 12000 where id = ?", product.value());
        assertThat(order(quote).body().at("/quote/total").asLong()).isEqualTo(12_000);
    }

    @Test
    void sellsAtTheLivePriceWhileLiveAndShowsItInTheShop() {
        LiveShowId show = shows.planned();
        ProductId product = shows.links(show, sku, 15_000);
        assertThat(quote(1).body().at("/total").asLong()).as("only planned").isEqualTo(20_000);
        shows.starts(show);
        Answer order = order(quote(1).text("id"));
        assertThat(order.status()).as(order.body().toString()).isEqualTo(201);
        assertThat(order.body().at("/amount").asLong()).isEqualTo(15_000);
        String path = "/v1/commerce/products/" + product.value();
        Awaitility.await().untilAsserted(() -> {
            assertThat(api.get(path).body().at("/price").asLong()).isEqualTo(15_000);
            assertThat(api.get(path).body().at("/listPrice").asLong()).isEqualTo(20_000);
        });
        shows.unlinks(show, product);
        assertThat(quote(1).body().at("/total").asLong()).isEqualTo(20_000);
    }

    @Test
    void neverCostsMoreThanWithoutTheShow() {
        LiveShowId show = shows.live();
        shows.links(show, sku, 15_000);
        shop.sql("update commerce_product set price = 12000 where id = ?", shop.productOf(sku).value());
        assertThat(quote(1).body().at("/total").asLong()).isEqualTo(12_000);
    }

    @Test
    void isBelowWhatTheProductCostsAndOfTheSellersOwnGoods() {
        LiveShowId show = shows.planned();
        refuses(CommerceError.LIVE_PRICE_NOT_POSSIBLE, () -> shows.links(show, sku, 20_000));
        SkuId others = new TestShop(context).sells("남의 감귤", 20_000, 5);
        refuses(CommerceError.PRODUCT_NOT_FOUND, () -> shows.links(show, others, 1_000));
        shop.sql("update commerce_product set status = 'PAUSED' where id = ?", shop.productOf(sku).value());
        refuses(CommerceError.PRODUCT_NOT_ON_SALE, () -> shows.links(show, sku, 15_000));
    }

    /** As a change of the forms that nobody checked would leave it. */
    @Test
    void sellsNothingForNothing() {
        LiveShowId show = shows.live();
        shows.links(show, sku, 1_000);
        shop.sql("update commerce_sku set price_difference = -2000 where id = ?", sku.value());
        assertThat(api.put("/v1/commerce/cart/items", Map.of("skuId", id(sku), "quantity", 2), "Authorization",
                buyer.bearer()).code()).isEqualTo("PRODUCT_NOT_ON_SALE");
        assertThat(quote(1).code()).isEqualTo("PRODUCT_NOT_ON_SALE");
    }

    @Test
    void looksAgainAtWhatItCostsWhenTheShowStarts() {
        LiveShowId show = shows.planned();
        ProductId product = shows.links(show, sku, 1_000);
        shop.sql("update commerce_sku set price_difference = -2000 where id = ?", sku.value());
        shows.starts(show);
        assertThat(quote(1).body().at("/total").asLong()).isEqualTo(18_000);
        assertThat(api.get("/v1/commerce/live-shows/" + show.value()).body().at("/products"))
                .as("nobody is shown a price that %s is not sold at", product).isEmpty();
        shop.sql("update commerce_sku set price_difference = 0 where id = ?", sku.value());
        assertThat(quote(1).body().at("/total").asLong()).isEqualTo(20_000);
        assertThat(api.get("/v1/commerce/live-shows/" + show.value()).body().at("/products"))
                .as("nor when the form is mended and the price stays what it was").isEmpty();
    }

    private static void refuses(CommerceError code, ThrowingCallable what) {
        assertThatThrownBy(what).isInstanceOfSatisfying(DomainException.class,
                refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private Answer cart() {
        return api.get("/v1/commerce/cart", "Authorization", buyer.bearer());
    }

    private Answer quote(int quantity) {
        return api.post("/v1/commerce/quotes", Checkout.wish(id(sku), quantity), "Authorization", buyer.bearer());
    }

    private Answer order(String quote) {
        return Checkout.order(Checkout.by(api, buyer.bearer()), quote);
    }

    private static String id(SkuId sku) {
        return Long.toString(sku.value());
    }
}
