package commerce.live;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import commerce.CatalogueRows;
import commerce.catalogue.SellerId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import testing.MadangTest;
import testing.Plans;

/** Every list of shows and of what is said in them has its index. */
@MadangTest
class PlansTest {
    private static final Instant MIDDLE = Instant.parse("2099-01-01T00:20:00Z");

    @Autowired
    LiveShows shows;
    @Autowired
    LiveProducts products;
    @Autowired
    LiveChat chat;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    ApplicationContext context;

    @Test
    void listsShows() {
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            shows.in(LiveShow.State.ENDED, MIDDLE, 700, 21);
            shows.in(LiveShow.State.PLANNED, MIDDLE, 700, 21);
            shows.of(new SellerId(7), Long.MAX_VALUE, 21);
            products.of(List.of(new LiveShowId(7), new LiveShowId(8)));
        });
    }

    @Test
    void findsWhatIsOver() {
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            shows.lockOverdue(MIDDLE, 20);
            shows.lockOverdue(new LiveShowId(7), MIDDLE);
            shows.lockOf(new SellerId(7), 20);
        });
    }

    @Test
    void readsWhatIsSaid() {
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            chat.since(new LiveShowId(7), MIDDLE, 100);
            chat.count(new LiveShowId(7), MIDDLE.plusSeconds(2_000));
            chat.last(new LiveShowId(7), 30);
        });
    }

    /** Shows of a hundred sellers, every other one planned, with a product each and as much said in each of a hundred. */
    private void fill() {
        CatalogueRows.fill(context, 1);
        LocalDateTime now = LocalDateTime.of(2099, 1, 1, 0, 0);
        List<Object[]> planned = new ArrayList<>();
        List<Object[]> ended = new ArrayList<>();
        List<Object[]> linked = new ArrayList<>();
        List<Object[]> said = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            LocalDateTime at = now.plusSeconds(id);
            if (id % 2 == 0) {
                planned.add(new Object[]{id, id % 100 + 1, "감귤", "PLANNED", at, at.plusDays(1)});
            } else {
                ended.add(new Object[]{id, id % 100 + 1, "감귤", "ENDED", at, at, "SELLER"});
            }
            linked.add(new Object[]{id, id, 900});
            said.add(new Object[]{id, id % 100, id, at, "안녕하세요"});
        }
        new RowInsert(jdbc, "commerce_live_show", "id", "seller_id", "title", "state", "starts_at", "end_by")
                .insert(planned);
        new RowInsert(jdbc, "commerce_live_show", "id", "seller_id", "title", "state", "starts_at", "ended_at",
                "end_reason").insert(ended);
        new RowInsert(jdbc, "commerce_live_product", "show_id", "product_id", "live_price").insert(linked);
        new RowInsert(jdbc, "commerce_live_message", "id", "show_id", "member_id", "said_at", "text").insert(said);
    }
}
