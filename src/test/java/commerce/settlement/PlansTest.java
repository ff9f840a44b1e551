package commerce.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import commerce.catalogue.SellerId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.time.UtcColumn;
import testing.MadangTest;
import testing.Plans;

/** Statements, their lines and the payouts that are due are found along indexes. */
@MadangTest
class PlansTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @Autowired
    Statements statements;
    @Autowired
    StatementLines lines;
    @Autowired
    SettlementLines written;
    @Autowired
    SettlementAccounts accounts;
    @Autowired
    HeldPayouts held;
    @Autowired
    UnaskedPayouts unasked;
    @Autowired
    OpenAdjustments adjustments;
    @Autowired
    SettlementForecast forecast;
    @Autowired
    JdbcTemplate jdbc;

    @Test
    void findsWhatIsAskedOften(@Autowired ApplicationContext context) {
        Statement asked = Statement.of(new StatementId(1), new SellerId(7), DAY, Turnover.none(DAY), 0, DAY,
                Instant.EPOCH);
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            statements.newestFirst(new SellerId(7), Long.MAX_VALUE, 21);
            statements.find(new StatementId(7));
            statements.takeDue(DAY, Instant.EPOCH, 50);
            statements.takeUnanswered(Instant.EPOCH, 50);
            statements.take(new StatementId(7), Instant.EPOCH);
            unasked.count();
            unasked.oldest(10);
            lines.of(asked, new StatementLines.Place(DAY, 7), 21);
            lines.coming(new SellerId(7));
            written.of(new Tsid(7));
            written.open(new Tsid(7));
            accounts.lockAfter(7, 100);
            held.count();
            held.oldest(HeldPayouts.Place.FIRST, 10);
            held.oldest(new HeldPayouts.Place(Instant.EPOCH, 7), 10);
            adjustments.oldest(7, 10);
        });
    }

    /** What chargebacks hold back and let go, and what a seller will be paid; the lines of one are summed up. */
    @Test
    void findsTheLinesOfAnOrderAndOfASeller(@Autowired ApplicationContext context) {
        new Plans(context).assertFoundByIndexes(this::fill, () -> {
            written.open(new Tsid(7));
            written.held(new Tsid(7));
            forecast.of(new SellerId(7));
        });
    }

    /** Statements and lines of a hundred sellers; few of them are due. */
    private void fill() {
        Object now = UtcColumn.of(Instant.now());
        List<Object[]> closed = new ArrayList<>();
        List<Object[]> sold = new ArrayList<>();
        List<Object[]> sellers = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            LocalDate day = DAY.minusDays(id / 100);
            boolean due = id % 100 == 0;
            closed.add(new Object[]{id, id % 100, day, day, 1, 1_000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1_000, 0, day,
                    due ? "DUE" : "PAID", now, due ? null : now});
            sold.add(new Object[]{id % 100, day, id, "SALE", id, id, id, 1_000, 0, now});
            if (id <= 100) {
                sellers.add(new Object[]{id, DAY, 0});
            }
        }
        new RowInsert(jdbc, "commerce_settlement_statement", "id", "seller_id", "from_on", "day", "line_count", "sales",
                "seller_coupons", "shipping", "sales_fees", "payment_fees", "vat", "return_freight", "claw_backs",
                "adjustments", "carried_in", "payout", "carried_out", "pay_on", "status", "closed_at", "ended_at")
                .insert(closed);
        new RowInsert(jdbc, "commerce_settlement_line", "seller_id", "due_on", "id", "kind", "order_id", "item_id",
                "source_id", "amount", "platform", "occurred_at").insert(sold);
        new RowInsert(jdbc, "commerce_settlement_account", "seller_id", "closed_until", "carried").insert(sellers);
    }
}
