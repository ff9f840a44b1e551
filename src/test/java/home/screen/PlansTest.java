package home.screen;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.time.UtcColumn;
import testing.MadangTest;
import testing.Plans;

/** Each section of the first screen is read along an index, and sorts nothing. */
@MadangTest
class PlansTest {
    private static final Tsid MEMBER = new Tsid(7);

    @Autowired
    HomeSections sections;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Clock clock;

    @Test
    void readsEachSectionAlongItsIndex(@Autowired ApplicationContext context) {
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            sections.wallet(MEMBER);
            sections.movements(MEMBER);
            sections.orders(MEMBER);
        });
    }

    /** Movements and orders of twenty members. */
    private void fill() {
        LocalDateTime now = UtcColumn.of(clock.instant());
        List<Object[]> wallets = new ArrayList<>();
        List<Object[]> movements = new ArrayList<>();
        List<Object[]> orders = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            long member = id % 20;
            wallets.add(new Object[]{id, 0, 1, now});
            movements.add(new Object[]{id, member, id, 1_000, 1_000, "TOP_UP", "충전", now});
            orders.add(new Object[]{id, member, "PAID", "감귤", 0, 1_000, now, now});
        }
        new RowInsert(jdbc, "home_wallet", "member_id", "balance", "sequence", "as_of").insert(wallets);
        new RowInsert(jdbc, "home_movement", "movement_id", "member_id", "sequence", "amount", "balance", "kind",
                "description", "at").insert(movements);
        new RowInsert(jdbc, "home_order", "order_id", "member_id", "state", "title", "other_lines", "amount",
                "placed_at", "as_of").insert(orders);
    }
}
