package pay.refund;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.time.UtcColumn;
import testing.MadangTest;
import testing.Plans;

/** Refunds that were refused after a chargeback are found by their failure. */
@MadangTest
class PlansTest {
    @Autowired
    KeptEscrows escrows;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Clock clock;

    @Test
    void findsRefundsThatLeftMoney(@Autowired ApplicationContext context) {
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            escrows.count();
            escrows.oldest(50);
        });
    }

    private void fill() {
        LocalDateTime now = UtcColumn.of(clock.instant());
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            boolean failed = id % 100 == 0;
            rows.add(new @Nullable Object[]{id, id, id, id, 1_000, failed ? "FAILED" : "COMPLETED",
                    failed ? "CARD_PART_CHARGED_BACK" : null, now, now, 0});
        }
        new RowInsert(jdbc, "pay_refund", "id", "payment_id", "order_id", "member_id", "amount", "status", "failure",
                "created_at", "decided_at", "version").insert(rows);
    }
}
