package pay.wallet;

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
import platform.web.paging.PageQuery;
import testing.MadangTest;
import testing.Plans;

/** A member's movements are read along their primary key. */
@MadangTest
class PlansTest {
    @Autowired
    WalletMovements movements;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Clock clock;

    @Test
    void listsAMembersMovements(@Autowired ApplicationContext context) {
        new Plans(context).assertServedByIndexes(this::fill,
                () -> movements.list(new Tsid(7), new PageQuery(null, null)));
    }

    private void fill() {
        LocalDateTime now = UtcColumn.of(clock.instant());
        List<Object[]> rows = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            rows.add(new Object[]{id % 20, id, id, "TOP_UP", 1_000, 1_000, "충전", now});
        }
        // The movements in the ledger, which these would point at, are of no account here.
        jdbc.execute("set foreign_key_checks = 0");
        new RowInsert(jdbc, "pay_wallet_movement", "member_id", "sequence", "movement_id", "kind", "amount", "balance",
                "description", "occurred_at").insert(rows);
        jdbc.execute("set foreign_key_checks = 1");
    }
}
