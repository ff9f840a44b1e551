package pay.wallet;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import pay.period.Period;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.time.UtcColumn;
import platform.web.paging.PageQuery;
import testing.MadangTest;
import testing.Plans;

/** A member's movements are read along their primary key, and what is kept for one who is frozen along an index. */
@MadangTest
class PlansTest {
    @Autowired
    WalletMovements movements;
    @Autowired
    SuspendedCredits credits;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Clock clock;

    @Test
    void listsAMembersMovements(@Autowired ApplicationContext context) {
        Period hour = new Period(now().minus(90, ChronoUnit.MINUTES), now().minus(30, ChronoUnit.MINUTES));
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            movements.list(new Tsid(7), new WalletMovements.Filter(null, new Period(null, null)),
                    new PageQuery(null, null));
            movements.list(new Tsid(7), new WalletMovements.Filter(MoneyMoved.Kind.REFUND, hour),
                    new PageQuery(null, null));
        });
    }

    @Test
    void listsWhatIsKeptForAMember(@Autowired ApplicationContext context) {
        new Plans(context).assertServedByIndexes(() -> {
            List<Object[]> rows = new ArrayList<>();
            for (long id = 1; id <= Plans.ROWS; id++) {
                rows.add(new Object[]{id, id % 2, 1_000, "REFUND", "환불", UtcColumn.of(now())});
            }
            insert("pay_suspended_credit", rows, "movement_id", "member_id", "amount", "kind", "description",
                    "received_at");
        }, () -> credits.of(new Tsid(1), 500, 10));
    }

    /** A movement each second, the newest of them now. */
    private void fill() {
        List<Object[]> rows = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            rows.add(new Object[]{id % 20, id, id, "TOP_UP", 1_000, 1_000, "충전",
                    UtcColumn.of(now().minusSeconds(5L * (Plans.ROWS - id)))});
        }
        insert("pay_wallet_movement", rows, "member_id", "sequence", "movement_id", "kind", "amount", "balance",
                "description", "occurred_at");
    }

    /** The movements in the ledger, which these would point at, are of no account here. */
    private void insert(String table, List<Object[]> rows, String... columns) {
        jdbc.execute("set foreign_key_checks = 0");
        new RowInsert(jdbc, table, columns).insert(rows);
        jdbc.execute("set foreign_key_checks = 1");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
