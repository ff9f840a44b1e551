package commerce.shelf;

import java.time.Clock;
import java.util.List;

import commerce.catalogue.Categories;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What an instance of its own hears of the shelves, round by round, as a test has it. */
public final class TestFeed {
    private final ShelfFeed feed;

    /** It has begun, and has read what there was. */
    public TestFeed(ApplicationContext context, Clock clock, KnownCategories categories, ShelfWatcher watcher) {
        feed = new ShelfFeed(context.getBean(ShelfChanges.class), categories, context.getBean(ShelfGoods.class),
                context.getBean(JdbcClient.class), clock, List.of(watcher));
        feed.round();
        rounds();
    }

    /** Categories as an instance of its own knows them. */
    public static KnownCategories categories(ApplicationContext context) {
        return new KnownCategories(context.getBean(Categories.class));
    }

    /** As many as there is something to tell in. */
    public void rounds() {
        for (int round = 0; feed.round().isZero(); round++) {
            assertThat(round).isLessThan(100_000);
        }
    }
}
