package commerce.settlement;

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
import org.springframework.test.context.TestPropertySource;
import platform.dayclose.DayClose;
import platform.id.Ids;
import platform.id.Tsid;
import platform.ops.ManualCases;
import platform.time.BusinessDays;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

@MadangTest
// A context, and so a database, of its own, shared with the merchants' days: a day is closed of all sellers.
@TestPropertySource(properties = "madang.pay.settlement.pause=2h")
class CloseDayTest {
    private static final AtomicLong DAYS = new AtomicLong();
    private static final String SUMS = "sales, sales_fees, claw_backs, carried_in, payout, carried_out, status";

    @Autowired
    DayClose<SettlementAccounts.SettlementAccount> days;
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
    void aSecondRunChangesNothing() {
        for (int i = 0; i < 30; i++) {
            scene.sells(i % 3 == 0 ? seller : scene.seller(), 10_000 + i, day);
        }
        days.closeUntil(day);
        String before = everything();

        scene.sql("update commerce_settlement_run set finished_at = null, last_seller = 0 where day = ?", day);
        days.closeUntil(day);

        assertThat(everything()).isEqualTo(before);
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
                .containsExactly(tuple(day.toString(), "1 sellers"));

        scene.sql("update commerce_settlement_account set carried = 0 where seller_id = ?", wrong.value());
        scene.sells(wrong, 5_000, day.plusDays(1));
        days.closeUntil(day.plusDays(1));

        assertThat(scene.statement(wrong, "from_on, day, line_count, sales, payout, pay_on"))
                .isEqualTo(day + " " + day.plusDays(1) + " 4 15000 13500 " + businessDays.plus(day.plusDays(1), 0));
        assertThat(List.of(statements(seller), statements(wrong), statements(behind))).containsOnly(1L);
        assertThat(left(context)).isEmpty();
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
