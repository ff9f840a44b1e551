package commerce.shelf;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.sql.DataSource;

import commerce.TestShop;
import commerce.catalogue.ProductId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.time.UtcColumn;
import testing.MadangTest;
import testing.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** What an instance hears of, round by round. */
@MadangTest
class FollowingTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    ShelfChanges changes;
    @Autowired
    KnownCategories categories;
    @Autowired
    RenewShelves renew;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    DataSource database;

    TestShop shop;
    MovableClock clock;
    TestFeed feed;
    final Set<ProductId> told = new HashSet<>();
    int anew;

    @BeforeEach
    void begin() {
        shop = new TestShop(context);
        clock = new MovableClock(Instant.now());
        feed = new TestFeed(context, clock, categories, new ShelfWatcher() {
            @Override
            public void changed(Set<ProductId> products) {
                told.addAll(products);
            }

            @Override
            public void everythingChanged() {
                anew++;
            }
        });
        told.clear();
        anew = 0;
    }

    @Test
    void hearsOfSalesThatBeginAndEndByThemselves() {
        ProductId id = sells();
        Instant now = clock.instant();
        shop.sql("update commerce_product set sale_price = 500, sale_from = ?, sale_until = ? where id = ?",
                UtcColumn.of(now.plus(Duration.ofHours(1))), UtcColumn.of(now.plus(Duration.ofHours(2))), id.value());
        for (int hour = 1; hour <= 2; hour++) {
            feed.rounds();
            told.clear();
            feed.rounds();
            assertThat(told).doesNotContain(id);
            clock.move(Duration.ofMinutes(61));
            feed.rounds();
            assertThat(told).contains(id);
        }
    }

    @Test
    void hearsOfWhatIsCommittedLate() throws SQLException {
        ProductId late = sells();
        ProductId other = sells();
        feed.rounds();
        told.clear();
        try (Connection slow = database.getConnection()) {
            slow.setAutoCommit(false);
            try (PreparedStatement rename = slow
                    .prepareStatement("update commerce_product set name = 'late' where id = ?")) {
                rename.setLong(1, late.value());
                rename.executeUpdate();
            }
            shop.sql("update commerce_product set name = 'other' where id = ?", other.value());
            feed.rounds();
            assertThat(told).contains(other).doesNotContain(late);
            slow.commit();
        }
        feed.rounds();
        assertThat(told).contains(late);
    }

    @Test
    void readsEverythingAnewWhenTheTreeChangesAndWhenAnOperatorSaysSo() {
        shop.sql("insert into commerce_category (id, place, name_ko, name_en) values (990, 99, '잠깐', 'Briefly')");
        feed.rounds();
        assertThat(anew).isPositive();
        anew = 0;
        shop.sql("update commerce_category set name_ko = '금방' where id = 990");
        feed.rounds();
        assertThat(anew).isPositive();
        anew = 0;
        shop.sql("delete from commerce_category where id = 990");
        feed.rounds();
        assertThat(anew).isPositive();
        anew = 0;
        renew.renew(new StaffCaller(new Tsid(1), "operator", Set.of("OPERATOR"), null));
        feed.rounds();
        assertThat(anew).isPositive();
    }

    @Test
    void hearsOfAllProductsOfASellerWhoseNameChangesInCaseAlone() {
        List<ProductId> all = List.of(sells(), sells(), sells());
        shop.sql("update commerce_seller set name = 'abc' where id = ?", shop.seller().value());
        feed.rounds();
        told.clear();
        shop.sql("update commerce_seller set name = 'ABC' where id = ?", shop.seller().value());
        feed.rounds();
        assertThat(told).containsAll(all);
    }

    @Test
    void tellsOfManyProductsOfASellerSomeAtATime() {
        List<ProductId> all = new ArrayList<>(List.of(sells(), sells(), sells(), sells()));
        shop.sql("update commerce_product set status = 'PAUSED' where id = ?", all.getFirst().value());
        SellersProducts products = new SellersProducts(jdbc);
        products.add(shop.seller().value());
        List<Integer> sizes = new ArrayList<>();
        boolean more = true;
        while (more) {
            more = products.tellSome(2, some -> {
                sizes.add(some.size());
                told.addAll(some);
            });
        }
        assertThat(told).containsAll(all);
        assertThat(sizes).allMatch(size -> size <= 2);
    }

    @Test
    void throwsAwayAllRowsThatAreADayOldButForTheLastFew() {
        int many = 25_000;
        LocalDateTime old = UtcColumn.of(Instant.now().minus(Duration.ofDays(2)));
        List<Object[]> rows = new ArrayList<>();
        for (long id = 1; id <= many; id++) {
            rows.add(new Object[]{id - 1_000_000, "PRODUCT", 1L, old});
        }
        context.getBean(TransactionTemplate.class).executeWithoutResult(
                _ -> new RowInsert(context.getBean(JdbcTemplate.class), "commerce_shelf_change", "id", "kind",
                        "subject_id", "changed_at").insert(rows));
        assertThat(old()).isGreaterThan(many / 2);
        while (changes.prune()) {
            assertThat(old()).isPositive();
        }
        assertThat(old()).isLessThanOrEqualTo(10_000);
        assertThat(changes.last()).isPositive();
        shop.sql("delete from commerce_shelf_change where id < 0");
    }

    private long old() {
        return shop.number("select count(*) from commerce_shelf_change where id < 0");
    }

    private ProductId sells() {
        return shop.productOf(shop.sells("찻잔", 1_000, 1));
    }
}
