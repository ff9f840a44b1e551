package commerce.groupbuy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import platform.database.RowInsert;
import platform.id.Ids;
import platform.time.UtcColumn;

/** Many teams whose time is over at the same moment, of two paid members of three, and how long it takes until all have ended. */
public final class EndingLoad {
    private static final int DEALS = 100;
    private static final int AT_ONCE = 1_000;

    private final ApplicationContext context;
    private final int teams;

    public EndingLoad(ApplicationContext context, int teams) {
        this.context = context;
        this.teams = teams;
    }

    public void fill() {
        JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
        TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
        Instant now = context.getBean(Clock.class).instant();
        transaction.executeWithoutResult(status -> deals(jdbc, now));
        for (int from = 0; from < teams; from += AT_ONCE) {
            int first = from;
            transaction.executeWithoutResult(status -> insert(jdbc, now, first, Math.min(teams, first + AT_ONCE)));
        }
    }

    private void deals(JdbcTemplate jdbc, Instant now) {
        List<@Nullable Object[]> products = new ArrayList<>();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (long deal = 1; deal <= DEALS; deal++) {
            products.add(new @Nullable Object[]{deal, 7, "제주 감귤 5kg", "", 20_000, false, "ON_SALE", UtcColumn.of(now)});
            rows.add(new @Nullable Object[]{deal, 7, deal, 3, 15_000, 20_000, 60, 3 * teams, 2 * teams / DEALS, 1,
                    UtcColumn.of(now.minus(Duration.ofDays(2))), UtcColumn.of(now.plus(Duration.ofDays(2))),
                    UtcColumn.of(now.minus(Duration.ofDays(2)))});
        }
        jdbc.update("insert into commerce_seller (id, name, status, created_at) values (7, '상점', 'APPROVED', ?)",
                UtcColumn.of(now));
        new RowInsert(jdbc, "commerce_product", "id", "seller_id", "name", "description", "price", "tax_free", "status",
                "created_at").insert(products);
        new RowInsert(jdbc, "commerce_deal", "id", "seller_id", "product_id", "team_size", "team_price", "list_price",
                "minutes", "quota", "taken", "per_buyer", "starts_at", "ends_at", "created_at").insert(rows);
    }

    private void insert(JdbcTemplate jdbc, Instant now, int from, int to) {
        LocalDateTime opened = UtcColumn.of(now.minus(Duration.ofMinutes(61)));
        LocalDateTime over = UtcColumn.of(now.minus(Duration.ofMinutes(1)));
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<@Nullable Object[]> seats = new ArrayList<>();
        for (int i = from; i < to; i++) {
            long id = Ids.firstAt(now.minus(Duration.ofHours(2))) + 2L * i;
            long deal = i % DEALS + 1L;
            rows.add(new @Nullable Object[]{id, deal, 7, deal, 2L * i + 1, 3, 60, "OPEN", 2, 2, opened, over, over});
            for (int member = 0; member < 2; member++) {
                seats.add(new @Nullable Object[]{id + member, id, deal, 2L * i + 1 + member, 2L * i + 1 + member, 1,
                        "PAID", opened});
            }
        }
        new RowInsert(jdbc, "commerce_team", "id", "deal_id", "seller_id", "product_id", "leader_id", "size", "minutes",
                "status", "taken", "paid", "opened_at", "deadline", "expire_at").insert(rows);
        new RowInsert(jdbc, "commerce_team_seat", "order_id", "team_id", "deal_id", "member_id", "holder", "quantity",
                "state", "paid_at").insert(seats);
    }

    /** As the sweep of one instance does it; the refunds of those who paid come after. */
    public Duration end() {
        long begun = System.nanoTime();
        int ended = context.getBean(ExpireTeams.class).due();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        if (ended != teams) {
            throw new IllegalStateException(ended + " of " + teams + " teams ended");
        }
        return took;
    }
}
