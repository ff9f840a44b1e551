package pay.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import pay.merchant.MerchantId;
import pay.merchant.SettlementCycle;
import platform.database.RowInsert;
import platform.dayclose.DayClose;
import platform.time.UtcColumn;
import testing.MadangTest;
import testing.Plans;

import static org.assertj.core.api.Assertions.assertThat;

/** Settlements, their lines and the payouts that are due are found along indexes. Those that failed or are held may be sorted. */
@MadangTest
class PlansTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @Autowired
    Settlements settlements;
    @Autowired
    StatementLines lines;
    @Autowired
    SettlementAccounts accounts;
    @Autowired
    DayClose<SettlementAccounts.SettlementAccount> days;
    @Autowired
    JdbcTemplate jdbc;

    @Test
    void findsWhatIsAskedOften(@Autowired ApplicationContext context) {
        Settlement asked = new Settlement(new SettlementId(1), new MerchantId(7), DAY, DAY, SettlementCycle.DAILY,
                Turnover.NONE,
                0, 0, 0, 0, DAY, Settlement.Status.NONE, null, Instant.EPOCH, null);
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            settlements.newestFirst(new MerchantId(7), Long.MAX_VALUE, 21);
            settlements.find(new SettlementId(7));
            settlements.takeDue(DAY, 50);
            lines.of(asked, new StatementLines.Place(DAY, 7), 21);
            accounts.lockAfter(7, 100);
        });
    }

    /** As many as there can be; a run of a day that is far away keeps all others from being begun. */
    @Test
    void findsWhoWasPassedOver(@Autowired ApplicationContext context) {
        Object now = UtcColumn.of(Instant.now());
        new Plans(context).assertReadsFew(() -> {
            jdbc.update("insert into pay_settlement_run values ('2999-01-01', 0, 0, 0, 0, ?, ?)", now, now);
            new RowInsert(jdbc, "pay_settlement_passed_over", "merchant_id", "day", "since", "tried_at", "cause")
                    .insert(LongStream.rangeClosed(1, 1_000)
                            .mapToObj(merchant -> new Object[]{merchant, DAY, now, now, "broken"}).toList());
        }, () -> {
            assertThat(days.cases("merchants").oldest().apply(10)).hasSize(10);
            days.closeUntil(DAY);
        });
    }

    /** Settlements and lines of a hundred merchants; few of them are due. */
    private void fill() {
        Object now = UtcColumn.of(Instant.now());
        List<Object[]> settled = new ArrayList<>();
        List<Object[]> sold = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            LocalDate day = DAY.minusDays(id / 100);
            settled.add(new Object[]{id, id % 100, day, day, "DAILY", 1_000, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1_000, 0, day,
                    id % 100 == 0 ? "DUE" : "SENT", now});
            sold.add(new Object[]{id % 100, day, id, "SALE", id, id, 1_000, 0, 0, 0, 0, now});
        }
        new RowInsert(jdbc, "pay_settlement", "id", "merchant_id", "from_on", "until_on", "cycle", "sales",
                "sale_count", "cancels", "cancel_count", "disputes", "dispute_count", "fees", "vat", "adjustments",
                "carried_in", "payout", "carried_out", "pay_on", "status", "settled_at").insert(settled);
        new RowInsert(jdbc, "pay_sale_line", "merchant_id", "sold_on", "id", "kind", "payment_id", "part_id", "amount",
                "tax_free", "fee", "other_fee", "vat", "occurred_at").insert(sold);
        new RowInsert(jdbc, "pay_settlement_account", "merchant_id").passingOver()
                .insert(LongStream.range(0, 2_000).mapToObj(id -> new Object[]{id}).toList());
    }
}
