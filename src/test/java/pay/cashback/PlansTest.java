package pay.cashback;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.time.UtcColumn;
import testing.MadangTest;
import testing.Plans;

/** The items of an order that earns points are found by its payment. */
@MadangTest
class PlansTest {
    @Autowired
    ConfirmedItems items;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Clock clock;

    @Test
    void findsTheItemsOfAPayment(@Autowired ApplicationContext context) {
        Tsid payment = new Tsid(1);
        new Plans(context).assertServedByIndexes(this::fill, () -> transaction.executeWithoutResult(_ -> {
            items.money(payment);
            items.latest(List.of(payment, new Tsid(2)));
            items.grants(payment);
        }));
    }

    private void fill() {
        Instant now = clock.instant();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            rows.add(new @Nullable Object[]{id, 1 + id / 20, 10_000, id % 2, UtcColumn.of(now)});
        }
        new RowInsert(jdbc, "pay_cashback_item", "item_id", "payment_id", "money", "points", "confirmed_at")
                .insert(rows);
    }
}
