package commerce.search;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import commerce.TestShop;
import commerce.catalogue.SellerStatus;
import commerce.catalogue.SkuId;
import commerce.freight.ShippingTemplate;
import commerce.freight.TemplateId;
import commerce.freight.Templates;
import commerce.shelf.KnownCategories;
import commerce.shelf.ShelfGoods;
import commerce.shelf.TestFeed;
import commerce.shelf.Tile;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.money.Won;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Two instances, each with an index of its own, of which each follows what anybody changes by itself. */
@MadangTest
class TwoIndexesTest {
    @Autowired
    ApplicationContext context;
    TestShop shop;
    SkuId sku;
    long product;
    final List<Instance> instances = new ArrayList<>();
    Instance one;
    Instance other;

    /** An index, and what tells it. */
    static final class Instance {
        private final SearchIndex index;
        private final TestFeed feed;

        Instance(ApplicationContext context) {
            KnownCategories categories = TestFeed.categories(context);
            index = new SearchIndex(context.getBean(ShelfGoods.class), categories);
            feed = new TestFeed(context, Clock.systemUTC(), categories, index);
            Awaitility.await().until(index::isReady);
        }

        /** What it finds of a seller's, once it has made its next round: nothing else renews what it has. */
        List<Tile> finds(TestShop shop) {
            feed.rounds();
            ProductFilter ofSeller = new ProductFilter(null, null, shop.seller(), null, null, null, null, false);
            return new SearchProducts(index).find(ofSeller, ProductSort.NEWEST, Optional.empty(), 20).stream()
                    .map(SearchProducts.Hit::tile).toList();
        }
    }

    @AfterEach
    void end() {
        for (Instance each : instances) {
            each.index.destroy();
        }
    }

    @BeforeEach
    void open() {
        shop = new TestShop(context);
        sku = shop.sells("감귤", 10_000, 3);
        product = shop.productOf(sku).value();
        one = starts();
        other = starts();
    }

    @Test
    void findWhatChangesOfAProductAndItsSellerInTheirNextRound() {
        SoftAssertions each = new SoftAssertions();
        shop.sql("update commerce_product set name = '한라봉' where id = ?", product);
        both(each, Tile::name, "한라봉");
        shop.sql("update commerce_product set price = 20000 where id = ?", product);
        both(each, Tile::price, Won.of(20_000));
        shop.sql("update commerce_sku set price_difference = 500 where product_id = ?", product);
        both(each, Tile::price, Won.of(20_500));
        shop.holds(sku, 3);
        both(each, Tile::soldOut, true);
        shop.receives(sku, 1);
        both(each, Tile::soldOut, false);
        shop.sql("update commerce_seller set name = '두빛상회' where id = ?", shop.seller().value());
        both(each, tile -> tile.seller().name(), "두빛상회");
        TemplateId template = template();
        shop.sql("update commerce_product set shipping_template_id = ? where id = ?", template.value(), product);
        both(each, Tile::freeDelivery, false);
        shop.sql("update commerce_shipping_template set free_from = 20500 where id = ?", template.value());
        both(each, Tile::freeDelivery, true);
        shop.sql("insert into commerce_product_rating (product_id, fives) values (?, 1)", product);
        both(each, tile -> tile.rating() == null ? 0 : tile.rating().reviews(), 1);
        shop.sql("update commerce_product_rating set ones = 1 where product_id = ?", product);
        both(each, tile -> tile.rating() == null ? 0 : tile.rating().reviews(), 2);
        each.assertAll();
    }

    @Test
    void findNothingThatIsNotSoldAnyMoreAndAllThatIsAgain() {
        SoftAssertions each = new SoftAssertions();
        for (String status : List.of("PAUSED", "ON_SALE", "STOPPED", "ON_SALE")) {
            shop.sql("update commerce_product set status = ? where id = ?", status, product);
            bothFind(each, status.equals("ON_SALE") ? 1 : 0);
        }
        for (SellerStatus status : List.of(SellerStatus.PAUSED, SellerStatus.APPROVED, SellerStatus.TERMINATED)) {
            shop.becomes(status);
            bothFind(each, status == SellerStatus.APPROVED ? 1 : 0);
        }
        each.assertAll();
    }

    /** What one has heard is there for the other, however much later it comes, and for one that starts meanwhile. */
    @Test
    void areEachToldWhatTheOtherHasHeardBefore() {
        for (int number = 1; number <= 3; number++) {
            shop.sells("귀한 백도 " + number, 1_000, 1);
            assertThat(one.finds(shop)).hasSize(1 + number);
        }
        Instance late = starts();
        assertThat(other.finds(shop)).isEqualTo(one.finds(shop)).hasSize(4);
        assertThat(late.finds(shop)).isEqualTo(one.finds(shop));
    }

    private <T> void both(SoftAssertions each, Function<Tile, T> told, T now) {
        each.assertThat(one.finds(shop)).extracting(told).containsExactly(now);
        each.assertThat(other.finds(shop)).extracting(told).containsExactly(now);
    }

    private void bothFind(SoftAssertions each, int products) {
        each.assertThat(one.finds(shop)).hasSize(products);
        each.assertThat(other.finds(shop)).hasSize(products);
    }

    private Instance starts() {
        Instance started = new Instance(context);
        instances.add(started);
        return started;
    }

    private TemplateId template() {
        TemplateId id = new TemplateId(context.getBean(Ids.class).nextLong());
        context.getBean(Templates.class).add(new ShippingTemplate(id, shop.seller(), "택배",
                ShippingTemplate.Kind.FREE_FROM, Won.of(3_000), Won.of(30_000), null, true, Won.ZERO, Won.ZERO,
                Won.of(3_000), Won.of(6_000)));
        return id;
    }
}
