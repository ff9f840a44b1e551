package commerce.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

import commerce.TestShop;
import commerce.catalogue.SkuId;
import commerce.freight.ShippingTemplate;
import commerce.freight.TemplateId;
import commerce.freight.Templates;
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

import static org.assertj.core.api.Assertions.assertThat;

/** The search over HTTP, on what other parts of the module change. */
@MadangTest
class SearchTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    SearchIndex index;
    @LocalServerPort
    int port;

    Api api;
    TestShop shop;

    @BeforeEach
    void open() {
        api = new Api(port);
        shop = new TestShop(context);
        Awaitility.await().until(index::isReady);
    }

    @Test
    void findsANewProductWithinASecondAndNotOnceItIsPaused() {
        SkuId sku = shop.sells("서귀포 귀한감귤", 12_900, 3);
        within().until(() -> found("감귤").equals(List.of("서귀포 귀한감귤")));
        assertThat(quickestOfThree(number -> {
            shop.sells("귀한 백도 " + number, 1_000, 1);
            within().pollInterval(Duration.ofMillis(5)).until(() -> found("백도").size() == number);
        })).isLessThan(Duration.ofSeconds(1));
        shop.sql("update commerce_product set status = 'PAUSED' where id = ?", shop.productOf(sku).value());
        within().until(() -> found("감귤").isEmpty());
    }

    @Test
    void followsPricesStockAndTheSeller() {
        SkuId sku = shop.sells("나주 신고배", 20_000, 3);
        within().until(() -> found("배").size() == 1);
        shop.sql("update commerce_product set price = 9000 where id = ?",
                shop.productOf(sku).value());
        within().until(() -> search("q=" + encoded("배")).body().at("/items/0/price").asLong() == 9_000);
        shop.holds(sku, 3);
        within().until(() -> search("q=" + encoded("배")).body().at("/items/0/soldOut").asBoolean());
        assertThat(search("inStock=true&q=" + encoded("배")).body().at("/items")).isEmpty();
        shop.sql("update commerce_seller set status = 'PAUSED' where id = ?", shop.seller().value());
        within().until(() -> found("배").isEmpty());
    }

    @Test
    void followsWhatSendingCosts() {
        SkuId sku = shop.sells("해남 고구마", 20_000, 3);
        String query = "facets=true&delivery=FREE&q=" + encoded("고구마") + "&sellerId=" + shop.seller().value();
        within().until(() -> count(query) == 1);
        assertThat(search(query).body().at("/items/0/freeDelivery").asBoolean()).as("without a template").isTrue();
        assertThat(search(query).text("facets/deliveries/0/delivery")).isEqualTo("FREE");
        assertThat(search(query).body().at("/facets/deliveries/0/count").asLong()).isEqualTo(1);

        TemplateId template = new TemplateId(context.getBean(Ids.class).nextLong());
        context.getBean(Templates.class).add(new ShippingTemplate(template, shop.seller(), "택배",
                ShippingTemplate.Kind.FREE_FROM, Won.of(3_000), Won.of(30_000), null, true, Won.ZERO, Won.ZERO,
                Won.of(3_000), Won.of(6_000)));
        shop.sql("update commerce_product set shipping_template_id = ? where id = ?", template.value(),
                shop.productOf(sku).value());
        within().until(() -> count(query) == 0);
        assertThat(search(query).body().at("/facets/deliveries")).isEmpty();
        assertThat(found("고구마")).hasSize(1);

        shop.sql("update commerce_shipping_template set free_from = 20000 where id = ?", template.value());
        within().untilAsserted(() -> assertThat(count(query)).as("one piece is enough").isEqualTo(1));
        shop.sql("update commerce_product set price = 19999 where id = ?", shop.productOf(sku).value());
        within().until(() -> count(query) == 0);
        shop.sql("update commerce_shipping_template set fee = 0, free_from = null where id = ?", template.value());
        within().until(() -> count(query) == 1);
        assertThat(search("delivery=SLOW").status()).isEqualTo(400);
    }

    @Test
    void readsOnByTheCursorAndRefusesThatOfAnotherSearch() {
        for (int i = 0; i < 5; i++) {
            shop.sells("상주 곶감 " + i, 1_000 + i, 1);
        }
        within().until(() -> found("곶감").size() == 5);
        List<String> names = new ArrayList<>();
        String query = "limit=2&sort=PRICE_DESC&q=" + encoded("곶감");
        String cursor = "";
        while (cursor != null) {
            Answer page = search(query + cursor);
            page.body().at("/items").forEach(item -> names.add(item.at("/name").asString()));
            cursor = page.body().at("/nextCursor").isNull() ? null : "&cursor=" + page.text("nextCursor");
        }
        assertThat(names).containsExactly("상주 곶감 4", "상주 곶감 3", "상주 곶감 2", "상주 곶감 1", "상주 곶감 0");
        Answer other = search("limit=2&sort=PRICE_ASC&q=" + encoded("곶감") + "&cursor="
                + search(query).text("nextCursor"));
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.code()).isEqualTo("INVALID_CURSOR");
    }

    @Test
    void tellsACursorOfEverythingFromThatOfAWord() {
        shop.sells("null 하나", 1_000, 1);
        shop.sells("null 둘", 1_000, 1);
        within().until(() -> found("null").size() == 2);
        String query = "limit=1&sellerId=" + shop.seller().value();
        String cursor = search(query + "&q=null").text("nextCursor");
        assertThat(search(query + "&cursor=" + cursor).code()).isEqualTo("INVALID_CURSOR");
    }

    @Test
    void countsWithoutWordsOnceASecond() {
        shop.sells("영광 굴비", 1_000, 1);
        within().until(() -> found("굴비").size() == 1);
        CountFacets facets = context.getBean(CountFacets.class);
        ProductFilter all = new ProductFilter(null, null, shop.seller(), null, null, null, null, false);
        Facets first = facets.count(all, true);
        assertThat(first.count()).isEqualTo(1);
        // The second may be over between two of them.
        within().untilAsserted(() -> assertThat(facets.count(all, true)).isSameAs(facets.count(all, true)));
        within().untilAsserted(() -> assertThat(facets.count(all, true)).isNotSameAs(first));
        ProductFilter words = new ProductFilter("굴비", null, shop.seller(), null, null, null, null, false);
        assertThat(facets.count(words, true)).isNotSameAs(facets.count(words, true));
    }

    @Test
    void refusesNobodyForLettersThatBecomeMany() {
        assertThat(search("q=" + encoded("\uFDFA".repeat(100))).status()).isEqualTo(200);
    }

    @Test
    void countsOnRequestAloneAndNamesCategoriesInTheLanguageAskedFor() {
        shop.sells("영광 모싯잎송편", 1_000, 1);
        within().until(() -> found("송편").size() == 1);
        assertThat(search("q=" + encoded("송편")).body().at("/facets").isNull()).isTrue();
        Answer counted = api.get("/v1/commerce/search?facets=true&sellerId=" + shop.seller().value() + "&q="
                + encoded("송편"), "Accept-Language", "en");
        assertThat(counted.body().at("/facets/count").asInt()).isEqualTo(1);
        assertThat(counted.text("facets/categories/0/name")).isEqualTo("Food");
        assertThat(counted.text("facets/categories/1/name")).isEqualTo("Fruit");
        assertThat(counted.text("facets/sellers/0/id")).isEqualTo(Long.toString(shop.seller().value()));
        assertThat(counted.text("facets/sellers/0/name")).isEqualTo("한빛상회");
    }

    /** Each by a document of its own, also when there are several segments. */
    @Test
    void namesEachSellerInTheFacets() {
        List<String> names = List.of("가람상회", "나루상회", "다온상회");
        for (String name : names) {
            TestShop one = new TestShop(context);
            one.sql("update commerce_seller set name = ? where id = ?", name, one.seller().value());
            one.sells("의령 망개떡", 1_000, 1);
            one.sells("의령 망개떡 두 상자", 2_000, 1);
            within().until(() -> counted().contains(name + " 2"));
        }
        assertThat(counted()).containsExactlyInAnyOrder("가람상회 2", "나루상회 2", "다온상회 2");
    }

    private List<String> counted() {
        List<String> told = new ArrayList<>();
        search("facets=true&q=" + encoded("망개떡")).body().at("/facets/sellers")
                .forEach(each -> told.add(each.get("name").asString() + " " + each.get("count").asInt()));
        return told;
    }

    @Test
    void goesOnWhileTheIndexIsMadeAnewAndLosesNothing() {
        shop.sells("의성 마늘", 1_000, 1);
        within().until(() -> found("마늘").size() == 1);
        index.everythingChanged();
        shop.sells("의성 마늘 3kg", 1_000, 1);
        within().until(() -> found("마늘").size() == 2);
        assertThat(search("q=" + encoded("마늘")).status()).isEqualTo(200);
    }

    @Test
    void suggestsWords() {
        shop.sells("담양 대나무숟가락", 1_000, 1);
        within().until(() -> api.get("/v1/commerce/search/suggestions?prefix=" + encoded("대남")).body().at("/items/0")
                .asString().equals("대나무숟가락"));
    }

    /** A machine that is busy with other things may hold up one of them, and a feed that is slow all. */
    private static Duration quickestOfThree(IntConsumer change) {
        Duration quickest = Duration.ofMinutes(1);
        for (int number = 1; number <= 3; number++) {
            long began = System.nanoTime();
            change.accept(number);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            quickest = took.compareTo(quickest) < 0 ? took : quickest;
        }
        return quickest;
    }

    private static org.awaitility.core.ConditionFactory within() {
        return Awaitility.await().pollInterval(Duration.ofMillis(20));
    }

    private int count(String query) {
        return search(query).body().at("/items").size();
    }

    private List<String> found(String words) {
        List<String> names = new ArrayList<>();
        search("sellerId=" + shop.seller().value() + "&q=" + encoded(words)).body().at("/items")
                .forEach(item -> names.add(item.at("/name").asString()));
        return names;
    }

    private Answer search(String query) {
        return api.get("/v1/commerce/search?" + query);
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
