package commerce.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;

import commerce.catalogue.SellerId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.dayclose.DayClose;
import platform.id.Tsid;
import platform.time.UtcColumn;
import testing.MadangTest;
import testing.Plans;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Autowired
    DayClose<SettlementAccounts.SettlementAccount> days;

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

    /** At each scrape, also when all of the day's payouts are due. */
    @Test
    void findsWhichPayoutsCouldNotBeAskedFor(@Autowired ApplicationContext context) {
        new Plans(context).assertServedByIndexes(() -> {
            statements(id -> id, _ -> true);
            jdbc.update("update commerce_settlement_statement set ask_at = utc_timestamp(6) where id <= 20");
        }, () -> {
            unasked.count();
            unasked.oldest(10);
        });
    }

    @Test
    void findsWhatASellerOfManyYearsWillBePaid(@Autowired ApplicationContext context) {
        new Plans(context).assertReadsFew(() -> statements(_ -> 7, id -> id % 100 == 0),
                () -> forecast.of(new SellerId(7)));
    }

    /** As many as there can be; a run of a day that is far away keeps all others from being begun. */
    @Test
    void findsWhoWasPassedOver(@Autowired ApplicationContext context) {
        Object now = UtcColumn.of(Instant.now());
        new Plans(context).assertReadsFew(() -> {
            jdbc.update("insert into commerce_settlement_run values ('2999-01-01', 0, 0, 0, ?, ?, 0)", now, now);
            new RowInsert(jdbc, "commerce_settlement_passed_over", "seller_id", "day", "since", "tried_at", "cause")
                    .insert(LongStream.rangeClosed(1, 1_000)
                            .mapToObj(seller -> new Object[]{seller, DAY, now, now, "broken"}).toList());
        }, () -> {
            assertThat(days.cases("sellers").oldest().apply(10)).hasSize(10);
            days.closeUntil(DAY);
        });
    }

    /** Statements and lines of a hundred sellers; few of them are due. */
    private void fill() {
        statements(id -> id % 100, id -> id % 100 == 0);
        Object now = UtcColumn.of(Instant.now());
        List<Object[]> sold = new ArrayList<>();
        List<Object[]> sellers = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            LocalDate day = DAY.minusDays(id / 100);
            sold.add(new Object[]{id % 100, day, id, "SALE", id, id, id, 1_000, 0, now});
            if (id <= 100) {
                sellers.add(new Object[]{id, DAY, 0});
            }
        }
        new RowInsert(jdbc, "commerce_settlement_line", "seller_id", "due_on", "id", "kind", "order_id", "item_id",
                "source_id", "amount", "platform", "occurred_at").insert(sold);
        new RowInsert(jdbc, "commerce_settlement_account", "seller_id", "closed_until", "carried").insert(sellers);
    }

    /** Whose each of them is, and which are due. */
    private void statements(LongUnaryOperator seller, LongPredicate isDue) {
        Object now = UtcColumn.of(Instant.now());
        List<Object[]> closed = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            LocalDate day = DAY.minusDays(id);
            boolean due = isDue.test(id);
            closed.add(new Object[]{id, seller.applyAsLong(id), day, day, 1, 1_000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1_000,
                    0, DAY.minusDays(id / 100), due ? "DUE" : "PAID", now, due ? null : now});
        }
        new RowInsert(jdbc, "commerce_settlement_statement", "id", "seller_id", "from_on", "day", "line_count", "sales",
                "seller_coupons", "shipping", "sales_fees", "payment_fees", "vat", "return_freight", "claw_backs",
                "adjustments", "carried_in", "payout", "carried_out", "pay_on", "status", "closed_at", "ended_at")
                .insert(closed);
    }
}
