package ads.counting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.id.Ids;
import testing.MadangTest;
import testing.Plans;

/** A settlement reads what its events are about, however many campaigns there are. */
@MadangTest
class PlansTest {
    private static final LocalDate DAY = LocalDate.of(2031, 3, 3);

    @Autowired
    SettleEvents settle;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Ids ids;

    @Test
    void settlesAlongKeys(@Autowired ApplicationContext context) {
        long log = ids.nextLong();
        new Plans(context).assertFoundByIndexes(() -> {
            campaigns();
            settle.position(log);
        }, () -> settle.settle(log, 0, new SegmentLog.Part(List.of(TestTokens.impression(ids.nextLong())), 1)));
    }

    private void campaigns() {
        List<Object[]> rows = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            rows.add(new Object[]{id, id, id % 20, "감귤", "ACTIVE", 1_000, 1_000, DAY, id % 2 == 0 ? 3 : null,
                    DAY.atStartOfDay()});
        }
        new RowInsert(jdbc, "ads_campaign", "id", "account_id", "advertiser_id", "name", "state", "daily_budget",
                "total_budget", "starts_on", "daily_cap", "created_at").insert(rows);
    }
}
