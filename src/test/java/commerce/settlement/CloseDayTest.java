package commerce.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

import commerce.TestEvents;
import commerce.TestShop;
import commerce.catalogue.SellerId;
import commerce.webhook.TestHooks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import platform.dayclose.DayClose;
import platform.id.Ids;
import platform.id.Tsid;
import platform.ops.ManualCases;
import platform.time.BusinessDays;
import testing.MadangTest;
import testing.MovableClock;
import testing.Overlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

@MadangTest
// A context, and so a database, of its own, shared with the merchants' days: a day is closed of all sellers.
@TestPropertySource(properties = "madang.pay.settlement.pause=2h")
class CloseDayTest {
    private static final AtomicLong DAYS = new AtomicLong();
    private static final String SUMS = "sales, sales_fees, claw_backs, carried_in, payout, carried_out, status";

    private static final Instant HELD_AT = Instant.parse("2026-03-01T00:00:00Z");

    @Autowired
    DayClose<SettlementAccounts.SettlementAccount> days;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    SettlementAccounts accounts;
    SettlementScene scene;
    SellerId seller;
    /** Of each test later ones: what is closed is closed. A Monday. */
    LocalDate day;

    @BeforeEach
    void setTheStage(@Autowired ApplicationContext context) {
        scene = new SettlementScene(context);
        day = LocalDate.of(2026, 3, 2).plusDays(7 * DAYS.incrementAndGet());
        days.closeUntil(day.minusDays(1));
        seller = scene.seller();
    }

    @Test
    void paysOutWhatIsDue() {
        scene.sells(seller, 10_000, day);
        scene.sells(seller, 20_000, day.plusDays(1));

        days.closeUntil(day);

        assertThat(scene.statement(seller, SUMS)).isEqualTo("10000 -1000 0 0 9000 0 DUE");
    }

    @Test
    void tellsASellersSystem(@Autowired ApplicationContext context) {
        SellerId told = new TestShop(context).seller();
        TestHooks.registered(context, told);
        scene.sells(told, 10_000, day);

        days.closeUntil(day);

        assertThat(scene.text("select body from commerce_webhook_event where seller_id = ?", told.value()))
                .contains("SETTLEMENT_CLOSED", "\"day\":\"" + day + "\"", "\"payout\":9000");
    }

    private Map<String, Object> closed(LocalDate on, int carriedIn, int lines, int payout, int carriedOut) {
        return Map.of("statementId", scene.text(
                "select cast(id as char) from commerce_settlement_statement where seller_id = ? and day = ?",
                seller.value(), on), "sellerId", Tsid.of(seller).toString(), "day", on.toString(), "carriedIn",
                carriedIn, "lines", lines, "payout", payout, "carriedOut", carriedOut);
    }

    @Test
    void carriesOverWhatASellerOwes(@Autowired ApplicationContext context) {
        scene.takesBack(seller, 12_000, day);
        days.closeUntil(day);
        assertThat(scene.statement(seller, SUMS)).isEqualTo("0 0 -12000 0 0 -12000 NONE");
        scene.sells(seller, 10_000, day.plusDays(1));
        days.closeUntil(day.plusDays(1));
        assertThat(scene.statement(seller, SUMS)).isEqualTo("10000 -1000 0 -12000 0 -3000 NONE");
        scene.sells(seller, 10_000, day.plusDays(3));

        days.closeUntil(day.plusDays(3));

        assertThat(scene.statement(seller, SUMS)).isEqualTo("10000 -1000 0 -3000 6000 0 DUE");
        assertThat(TestEvents.told(context, "commerce.settlement-closed", Tsid.of(seller))).as("what others are told")
                .containsExactly(closed(day, 0, -12_000, 0, -12_000),
                        closed(day.plusDays(1), -12_000, 9_000, 0, -3_000),
                        closed(day.plusDays(3), -3_000, 9_000, 6_000, 0));
    }

    @Test
    void whatComesIntoADayThatIsClosedCountsForTheNext() {
        days.closeUntil(day);

        scene.sells(seller, 10_000, day);
        days.closeUntil(day.plusDays(1));

        assertThat(scene.statement(seller, "day, payout")).isEqualTo(day.plusDays(1) + " 9000");
    }

    @Test
    void paysNobodyOnAHoliday(@Autowired BusinessDays businessDays) {
        LocalDate saturday = day.plusDays(5);
        scene.sells(seller, 10_000, saturday);

        days.closeUntil(saturday);

        assertThat(scene.statement(seller, "pay_on")).isEqualTo(businessDays.next(saturday).toString());
    }

    @Test
    void aSecondRunChangesNothing(@Autowired ApplicationContext context) {
        for (int i = 0; i < 30; i++) {
            scene.sells(i % 3 == 0 ? seller : scene.seller(), 10_000 + i, day);
        }
        days.closeUntil(day);
        // A payout that failed since belongs to the next statement.
        scene.sql("update commerce_settlement_account set carried = 500 where seller_id = ?", seller.value());
        String before = everything();

        scene.sql("update commerce_settlement_run set finished_at = null, last_seller = 0 where day = ?", day);
        days.closeUntil(day);

        assertThat(everything()).isEqualTo(before);
        assertThat(left(context)).as("passed over").isEmpty();
    }

    @Test
    void goesOnWhereItWasCutOff() {
        Map<SellerId, Long> owed = new HashMap<>();
        for (int i = 0; i < 2 * DayClose.BATCH + 20; i++) {
            SellerId each = scene.seller();
            scene.sells(each, 10_000, day);
            owed.put(each, 9_000L);
        }
        days.begin(day);
        assertThat(days.next()).isTrue();
        // Here its instance dies.
        assertThat(scene.number("select count(*) from commerce_settlement_run where finished_at is null")).isEqualTo(1);

        days.closeUntil(day);

        owed.forEach((each, amount) -> assertThat(scene.statement(each, "day, payout")).isEqualTo(day + " " + amount));
    }

    @Test
    void aBatchStandsWholeOrNotAtAll() {
        scene.sells(seller, 10_000, day);
        // The statement's sums would not fit: nothing of its batch may stand.
        scene.sql("update commerce_settlement_account set carried = 0 where seller_id = 0");
        days.begin(day);
        scene.sql(
                "insert into commerce_settlement_statement (id, seller_id, from_on, day, line_count, sales, seller_coupons,"
                        + " shipping, sales_fees, payment_fees, vat, return_freight, claw_backs, adjustments, carried_in, payout,"
                        + " carried_out, pay_on, status, closed_at) select id_of, seller_id, ?, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,"
                        + " 0, ?, 'NONE', utc_timestamp(6) from (select seller_id, seller_id id_of from commerce_settlement_account"
                        + " where seller_id = ?) a",
                day, day, day, seller.value());

        assertThatThrownBy(() -> {
            while (days.next()) {
                // Up to the seller whose day was closed before.
            }
        }).isInstanceOf(DataAccessException.class);
        assertThat(scene.number("select closed_until < ? from commerce_settlement_account where seller_id = ?", day,
                seller.value())).isEqualTo(1);

        scene.sql("delete from commerce_settlement_statement where seller_id = ?", seller.value());
        days.closeUntil(day);
        assertThat(scene.statement(seller, "payout")).isEqualTo("9000");
    }

    @Test
    void oneThatCannotBeClosedDoesNotKeepTheOthersAndComesWithTheNextDay(@Autowired ApplicationContext context,
            @Autowired FollowPayout payees, @Autowired BusinessDays businessDays, @Autowired Ids ids) {
        SellerId wrong = scene.seller();
        SellerId behind = scene.seller();
        List.of(seller, wrong, behind).forEach(each -> scene.sells(each, 10_000, day));
        payees.payTo(behind, ids.next());
        // Some other code wrote what does not add up any more.
        scene.sql("insert into commerce_settlement_account (seller_id, carried) values (?, ?)", wrong.value(),
                Long.MAX_VALUE);

        days.closeUntil(day);

        assertThat(scene.statement(seller, "payout")).isEqualTo("9000");
        assertThat(new TestStatements(context).isPaid(behind, businessDays.plus(day, 0))).isTrue();
        assertThat(statements(wrong)).isZero();
        assertThat(left(context)).extracting(ManualCases.Case::id, ManualCases.Case::details)
                .containsExactly(tuple(Long.toString(wrong.value()),
                        "day " + day + ": java.lang.ArithmeticException: long overflow"));

        scene.sql("update commerce_settlement_account set carried = 0 where seller_id = ?", wrong.value());
        scene.sells(wrong, 5_000, day.plusDays(1));
        days.closeUntil(day.plusDays(1));

        assertThat(scene.statement(wrong, "from_on, day, line_count, sales, payout, pay_on"))
                .isEqualTo(day + " " + day.plusDays(1) + " 4 15000 13500 " + businessDays.plus(day.plusDays(1), 0));
        assertThat(List.of(statements(seller), statements(wrong), statements(behind))).containsOnly(1L);
        assertThat(left(context)).isEmpty();
    }

    @Test
    void oneWhoWasPassedOverIsClosedOfTheSameDayAfterAnHour(@Autowired ApplicationContext context,
            @Autowired BusinessDays businessDays) {
        passOver(seller);

        mendAnHourLater(seller);
        scene.sells(seller, 5_000, day);
        days.closeUntil(day);

        assertThat(scene.statement(seller, "day, sales, payout, pay_on"))
                .isEqualTo(day + " 10000 9000 " + businessDays.plus(day, 0));
        assertThat(left(context)).isEmpty();
        days.closeUntil(day.plusDays(1));
        assertThat(scene.statement(seller, "day, sales, payout")).as("what came after the day was begun")
                .isEqualTo(day.plusDays(1) + " 5000 4500");
    }

    @Test
    void aChargebackHoldsBackWhatASellerIsToHaveYetOfADayThatIsClosed(@Autowired HoldSales hold) {
        SellerId other = scene.seller();
        Tsid paid = scene.sells(other, 10_000, day);
        Tsid unpaid = passOver(seller);

        holdBack(hold, paid);
        holdBack(hold, unpaid);
        assertThat(scene.linesOf(paid)).as("in a statement that is closed").doesNotContainKey("CHARGEBACK_HELD");
        assertThat(scene.linesOf(unpaid)).containsEntry("CHARGEBACK_HELD", "-9000 0");

        mendAnHourLater(seller);
        days.closeUntil(day);
        assertThat(scene.statement(seller, "day, sales, claw_backs, payout")).isEqualTo(day + " 10000 -9000 0");
    }

    @Test
    void whatIsHeldBackWhileADayIsClosedIsInTheStatementsThatAreStillToBeMade(@Autowired ApplicationContext context,
            @Autowired HoldSales hold) throws Exception {
        Tsid order = scene.sells(seller, 10_000, day);
        days.begin(day);

        new Overlap(context).of(() -> hold.hold(order, HELD_AT), () -> days.closeUntil(day));

        assertThat(scene.statement(seller, "day, payout")).isEqualTo(day + " 0");
    }

    @Test
    void theForecastHasWhatIsClosedUntilItIsPaidOut(@Autowired FollowPayout follow,
            @Autowired BusinessDays businessDays) {
        LocalDate later = day.plusDays(9);
        scene.sells(seller, 10_000, day);
        scene.sells(seller, 5_000, later);
        SettlementForecast.Due last = new SettlementForecast.Due(later, 4_500);
        SettlementForecast.Due first = new SettlementForecast.Due(businessDays.plus(day, 0), 9_000);

        days.closeUntil(day);
        assertThat(forecast(day)).isEqualTo(new SettlementForecast.Forecast(0, List.of(first, last)));
        assertThat(forecast(first.day().plusDays(1))).as("it is held, say")
                .isEqualTo(new SettlementForecast.Forecast(9_000, List.of(last)));
        scene.sql("update commerce_settlement_statement set status = 'ASKED', ask_at = now() where seller_id = ?",
                seller.value());
        assertThat(forecast(day).days()).as("pay was asked").containsExactly(first, last);

        follow.completed(statement());
        assertThat(forecast(day)).isEqualTo(new SettlementForecast.Forecast(0, List.of(last)));
    }

    @Test
    void theForecastHasWhatIsLeftOverOnTheDayWhoseStatementWillHaveIt(@Autowired FollowPayout follow) {
        scene.sells(seller, 10_000, day);
        days.closeUntil(day);
        scene.sql("update commerce_settlement_statement set status = 'ASKED', ask_at = now() where seller_id = ?",
                seller.value());
        follow.failed(statement(), "LIMIT", null);
        SettlementForecast.Due failed = new SettlementForecast.Due(day.plusDays(1), 9_000);
        assertThat(forecast(day)).isEqualTo(new SettlementForecast.Forecast(0, List.of(failed)));

        scene.sells(seller, 5_000, day.plusDays(9));
        assertThat(forecast(day).days()).containsExactly(failed,
                new SettlementForecast.Due(day.plusDays(9), 4_500));

        scene.sql("update commerce_settlement_account set carried = -3000 where seller_id = ?", seller.value());
        assertThat(forecast(day).days()).as("what is owed is taken off the first that is due")
                .containsExactly(new SettlementForecast.Due(day.plusDays(9), 1_500));
    }

    private StatementId statement() {
        return new StatementId(
                scene.number("select id from commerce_settlement_statement where seller_id = ?", seller.value()));
    }

    /** What the seller sees on a day. */
    private SettlementForecast.Forecast forecast(LocalDate on) {
        return new SettlementForecast(jdbc, accounts,
                new BusinessDays(new MovableClock(on.atTime(10, 0).atZone(BusinessDays.SEOUL).toInstant()))).of(seller);
    }

    private void holdBack(HoldSales hold, Tsid order) {
        transaction.executeWithoutResult(_ -> hold.hold(order, HELD_AT));
    }

    /** A sale of 10,000 won whose seller the day's run has passed over: other code wrote what does not add up. */
    private Tsid passOver(SellerId wrong) {
        Tsid order = scene.sells(wrong, 10_000, day);
        scene.sql("insert into commerce_settlement_account (seller_id, carried) values (?, ?)", wrong.value(),
                Long.MAX_VALUE);
        days.closeUntil(day);
        assertThat(statements(wrong)).isZero();
        return order;
    }

    private void mendAnHourLater(SellerId wrong) {
        scene.sql("update commerce_settlement_account set carried = 0 where seller_id = ?", wrong.value());
        scene.sql("update commerce_settlement_passed_over set tried_at = tried_at - interval 61 minute "
                + "where seller_id = ?", wrong.value());
    }

    private long statements(SellerId of) {
        return scene.number("select count(*) from commerce_settlement_statement where seller_id = ?", of.value());
    }

    private static List<ManualCases.Case> left(ApplicationContext context) {
        ManualCases cases = context.getBeansOfType(ManualCases.class).values().stream()
                .filter(kind -> kind.kind().equals("commerce.settlement")).findFirst().orElseThrow();
        assertThat(cases.count().getAsLong()).isEqualTo(cases.oldest().apply(9).size());
        return cases.oldest().apply(9);
    }

    @Test
    void agreesWithAnIndependentRecomputation() {
        Random random = new Random(20_261_127);
        List<SellerId> sellers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sellers.add(scene.seller());
        }
        Map<SellerId, Long> balance = new HashMap<>();
        for (int on = 0; on < 12; on++) {
            Map<SellerId, Long> paid = new HashMap<>();
            for (SellerId each : sellers) {
                for (int i = random.nextInt(3); i > 0; i--) {
                    long price = 10 * random.nextLong(1, 5_000);
                    if (random.nextInt(3) > 0) {
                        scene.sells(each, price, day.plusDays(on));
                        balance.merge(each, price - price / 10, Long::sum);
                    } else {
                        scene.takesBack(each, price, day.plusDays(on));
                        balance.merge(each, -price, Long::sum);
                    }
                }
                long due = Math.max(0, balance.getOrDefault(each, 0L));
                paid.put(each, due);
                balance.merge(each, -due, Long::sum);
            }
            days.closeUntil(day.plusDays(on));
            for (SellerId each : sellers) {
                assertThat(scene.number("select coalesce(sum(payout), 0) from commerce_settlement_statement "
                        + "where seller_id = ? and day = ?", each.value(), day.plusDays(on))).isEqualTo(paid.get(each));
            }
        }
        DAYS.incrementAndGet();
    }

    /** All statements, byte for byte. */
    private String everything() {
        return scene.number("select count(*) from commerce_settlement_statement") + " "
                + scene.number(
                        "select coalesce(sum(crc32(concat_ws(',', id, seller_id, from_on, day, line_count, sales,"
                                + " sales_fees, claw_backs, carried_in, payout, carried_out, pay_on, status, closed_at))), 0)"
                                + " from commerce_settlement_statement")
                + " " + scene.number("select sum(crc32(concat_ws(',', seller_id, closed_until, carried)))"
                        + " from commerce_settlement_account");
    }
}
