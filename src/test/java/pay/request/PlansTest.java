package pay.request;

import java.time.Clock;
import java.time.Duration;
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

/** What a member asked for or was asked, their bills and blocks, and what lapses are each read along an index. */
@MadangTest
class PlansTest {
    @Autowired
    MoneyRequests requests;
    @Autowired
    SplitBills bills;
    @Autowired
    BlockedAskers blocked;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Clock clock;

    @Test
    void readsRequestsAlongIndexes(@Autowired ApplicationContext context) {
        Tsid seven = new Tsid(7);
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            for (Side side : Side.values()) {
                requests.of(seven, side, null, Long.MAX_VALUE, 20);
                requests.of(seven, side, MoneyRequest.State.DECLINED, Long.MAX_VALUE, 20);
            }
            requests.find(new MoneyRequestId(7));
            requests.of(new SplitBillId(7));
            requests.open(seven);
            requests.asked(seven, new Tsid(108), clock.instant().minus(Duration.ofDays(1)));
            requests.lockLapsed(clock.instant(), 100);
            bills.find(new SplitBillId(7));
            bills.of(seven, Long.MAX_VALUE, 20);
            blocked.of(seven, Long.MAX_VALUE, 20);
            blocked.blocking(new Tsid(108), List.of(seven, new Tsid(8)));
        });
    }

    private void fill() {
        LocalDateTime now = UtcColumn.of(clock.instant());
        LocalDateTime later = UtcColumn.of(clock.instant().plus(Duration.ofDays(1)));
        List<Object[]> divided = new ArrayList<>();
        List<Object[]> asked = new ArrayList<>();
        List<Object[]> blocks = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            divided.add(new Object[]{id, id % 100 + 1, 1_000, 500, now});
            asked.add(new Object[]{id, id % 100 + 1, 101 + id % 90, 500, id, "OPEN", "김*당", "이*", now, later});
            blocks.add(new Object[]{id, id % 100 + 1, 101 + id, "김*당", now});
        }
        new RowInsert(jdbc, "pay_split_bill", "id", "asker", "total", "own_share", "split_at").insert(divided);
        new RowInsert(jdbc, "pay_money_request", "id", "asker", "asked", "amount", "split_bill_id", "state",
                "asker_name", "asked_name", "asked_at", "lapses_at").insert(asked);
        new RowInsert(jdbc, "pay_blocked_asker", "id", "member_id", "asker", "asker_name", "blocked_at")
                .insert(blocks);
    }
}
