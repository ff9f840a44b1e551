package pay.settlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import pay.integrity.BooksCheck;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.merchant.MerchantId;
import platform.dayclose.DayClose;
import platform.id.Tsid;
import platform.ops.ManualCases;
import platform.security.StaffCaller;
import testing.MadangTest;
import testing.Overlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Days of merchants on the real ledger. The usual fee is 2.53 %, VAT included, down to the won. */
@MadangTest
// A context, and so a database, of its own: a day is settled of all merchants.
@TestPropertySource(properties = "madang.pay.settlement.pause=2h")
class SettleDayTest {
    private static final AtomicLong DAYS = new AtomicLong();

    @Autowired
    ApplicationContext context;
    @Autowired
    DayClose<SettlementAccounts.SettlementAccount> days;
    @Autowired
    BooksCheck books;
    @Autowired
    TransactionTemplate transaction;

    private SettlementScene scene;
    private MerchantId merchant;
    /** Of each test a later one: what is settled is settled. */
    private LocalDate day;

    @BeforeEach
    void scene() {
        scene = new SettlementScene(context);
        day = LocalDate.of(2026, 3, 2).plusDays(7 * DAYS.incrementAndGet());
        merchant = scene.merchant(day.toEpochDay());
    }

    @AfterEach
    void theBooksAreRight() {
        assertThat(books.run()).isEmpty();
    }

    /** The figures of a real settlement by a Korean payment company: sold 34,000, fees of 800 and 60, paid out 33,140. */
    @Test
    void paysOutWhatWasSoldLessFees() {
        scene.sell(merchant, 34_000, day);

        days.closeUntil(day);

        assertThat(settlement("sales, fees, fees - vat, vat, payout")).isEqualTo("34000 860 782 78 33140");
    }

    @Test
    void movesFeesVatAndThePayoutOutOfThePayable() {
        long revenue = scene.balance(Account.FEE_REVENUE);
        long vat = scene.balance(Account.VAT);
        scene.sell(merchant, 34_000, day);
        scene.cancel(merchant, scene.sell(merchant, 10_000, day), 4_000, day);

        days.closeUntil(day);

        // Fees 860 and 253, of which 101 come back; VAT 78, and 23, of which 9 come back
        assertThat(settlement("sales, cancels, fees, vat, payout, carried_out"))
                .isEqualTo("44000 -4000 1012 92 38988 0");
        assertThat(scene.balance(AccountKind.MERCHANT_PAYABLE, merchant)).isZero();
        assertThat(scene.balance(AccountKind.MERCHANT_PAYOUT, merchant)).isEqualTo(38_988);
        assertThat(scene.balance(Account.FEE_REVENUE) - revenue).isEqualTo(920);
        assertThat(scene.balance(Account.VAT) - vat).isEqualTo(92);
    }

    @Test
    void aPaymentThatIsCancelledWholeCostsNothing() {
        long revenue = scene.balance(Account.FEE_REVENUE);
        Tsid payment = scene.sell(merchant, 9_990, day);
        days.closeUntil(day);
        scene.sell(merchant, 20_000, day.plusDays(1));
        scene.cancel(merchant, payment, 3_333, day.plusDays(1));
        days.closeUntil(day.plusDays(1));
        scene.sell(merchant, 20_000, day.plusDays(2));
        scene.cancel(merchant, payment, 6_657, day.plusDays(2));
        days.closeUntil(day.plusDays(2));

        assertThat(scene.number("select sum(fees) from pay_settlement where merchant_id = ?", merchant.value()))
                .isEqualTo(1_012);
        assertThat(scene.balance(Account.FEE_REVENUE) - revenue).isEqualTo(920);
    }

    @Test
    void carriesOverWhatWasCancelledAndNotSold() {
        Tsid payment = scene.sell(merchant, 10_000, day);
        days.closeUntil(day);
        // Sold the next day, before the cancelled sale's day is settled.
        scene.sell(merchant, 12_000, day.plusDays(2));
        scene.cancel(merchant, payment, 10_000, day.plusDays(1));
        days.closeUntil(day.plusDays(1));
        assertThat(settlement("cancels, fees, payout, carried_out")).isEqualTo("-10000 -253 0 -9747");

        days.closeUntil(day.plusDays(2));

        assertThat(settlement("sales, fees, carried_in, payout, carried_out")).isEqualTo("12000 303 -9747 1950 0");
        assertThat(scene.balance(AccountKind.MERCHANT_PAYABLE, merchant)).isZero();
    }

    @Test
    void advancesFeesThatThePayableDoesNotCover() {
        Tsid other = scene.sell(merchant, 10_000, day);
        days.closeUntil(day);
        scene.sell(merchant, 8_000, day.plusDays(1));
        scene.cancel(merchant, other, 8_000, day.plusDays(2));

        days.closeUntil(day.plusDays(1));

        assertThat(settlement("payout, carried_out")).isEqualTo("0 7798");
        assertThat(scene.balance(AccountKind.MERCHANT_RECEIVABLE, merchant)).isEqualTo(-202);
        scene.sell(merchant, 2_000, day.plusDays(2));
        days.closeUntil(day.plusDays(2));
        // 7,798 + 2,000 − 50 − 8,000 + 202
        assertThat(settlement("payout, carried_out")).isEqualTo("1950 0");
        assertThat(scene.balance(AccountKind.MERCHANT_RECEIVABLE, merchant)).isZero();
        assertThat(scene.balance(AccountKind.MERCHANT_PAYABLE, merchant)).isZero();
    }

    @Test
    void takesInWhatOperatorsAddedOnce() {
        days.closeUntil(day.minusDays(1));
        scene.sell(merchant, 10_000, day);
        scene.sql("insert into pay_settlement_adjustment (id, merchant_id, amount, reason, made_by, made_at) "
                + "values (?, ?, 500, '보상', 1, utc_timestamp(6)), (?, ?, -100, '정정', 1, utc_timestamp(6))",
                merchant.value(), merchant.value(), merchant.value() + 1_000_000, merchant.value());
        days.closeUntil(day);
        assertThat(settlement("adjustments, payout")).isEqualTo("400 10147");
        assertThat(scene.number(
                "select count(*) from pay_journal where kind = 'SETTLEMENT_ADJUSTMENT' and reference in (?, ?)",
                Long.toString(merchant.value()), Long.toString(merchant.value() + 1_000_000))).isEqualTo(2);

        scene.sell(merchant, 10_000, day.plusDays(1));
        days.closeUntil(day.plusDays(1));
        assertThat(settlement("adjustments, payout")).isEqualTo("0 9747");
    }

    @Test
    void settlesByTheCycleThatHoldsOnTheDay() {
        scene.plan(merchant, day, "WEEKLY");
        LocalDate sunday = day.plusDays(6);
        scene.sell(merchant, 10_000, day.plusDays(1));
        scene.sell(merchant, 10_000, sunday);

        days.closeUntil(sunday.minusDays(1));
        assertThat(count()).isZero();
        days.closeUntil(sunday);

        assertThat(settlement("sales, datediff(until_on, from_on)")).isEqualTo("20000 5");
        assertThat(settlement("datediff(pay_on, until_on)")).isEqualTo("1");
    }

    @Test
    void aSecondRunChangesNothing() {
        scene.sell(merchant, 10_000, day);
        days.closeUntil(day);
        long journals = journals();
        assertThat(journals).as("of the sale, and of its settlement").isGreaterThan(1);

        days.begin(day);
        assertThat(days.next()).isFalse();
        days.closeUntil(day);

        assertThat(count()).isOne();
        assertThat(journals()).isEqualTo(journals);
    }

    /** Of this merchant: the other accounts belong to whatever runs beside. */
    private long journals() {
        return scene.number("""
                select count(distinct m.journal_id) from pay_movement m
                join pay_account a on a.id in (m.debit_account, m.credit_account) where a.owner = ?""",
                merchant.value());
    }

    @Test
    void whatComesLateCountsForTheNextDay() {
        scene.sell(merchant, 10_000, day);
        days.closeUntil(day);
        scene.sell(merchant, 20_000, day);
        days.closeUntil(day.plusDays(1));

        assertThat(settlement("sales, datediff(until_on, from_on)")).isEqualTo("20000 0");
    }

    @Test
    void killedInTheMiddleItGoesOnWhereItStopped() {
        List<MerchantId> many = new ArrayList<>();
        for (int i = 0; i < DayClose.BATCH * 2 + 50; i++) {
            many.add(scene.merchant(merchant.value() * 1_000 + i));
            scene.sell(many.getLast(), 1_000 + i, day);
        }
        days.begin(day);
        while (number("select last_merchant from pay_settlement_run order by day desc limit 1") < many.getFirst()
                .value()) {
            days.next();
        }
        long done = number("select count(*) from pay_settlement where merchant_id >= " + many.getFirst().value());
        // Another batch is written, and lost with its transaction.
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
            days.next();
            throw new IllegalStateException("killed");
        })).hasMessage("killed");
        assertThat(number("select count(*) from pay_settlement where merchant_id >= " + many.getFirst().value()))
                .isEqualTo(done);

        Thread other = Thread.ofVirtual().start(() -> days.closeUntil(day));
        days.closeUntil(day);
        joined(other);

        assertThat(number("select count(*) from pay_settlement where merchant_id >= " + many.getFirst().value()))
                .isEqualTo(many.size());
        assertThat(number("select count(*) from pay_settlement where merchant_id >= " + many.getFirst().value()
                + " and sales - fees <> payout")).isZero();
    }

    @Test
    void oneWhoCannotBeSettledDoesNotKeepTheOthers() {
        days.closeUntil(day.minusDays(1));
        scene.sell(merchant, 10_000, day);
        MerchantId wrong = scene.merchant(merchant.value() * 1_000 + 1);
        scene.sell(wrong, 10_000, day);
        // Some other code took what is not theirs to take: carried over is more than the columns can hold.
        scene.sql("insert into pay_settlement_account (merchant_id, carried) values (?, ?)", wrong.value(),
                Long.MAX_VALUE);

        days.closeUntil(day);
        assertThat(count()).isOne();
        assertThat(number("select failed from pay_settlement_run order by day desc limit 1")).isOne();

        scene.sql("update pay_settlement_account set carried = 0 where merchant_id = ?", wrong.value());
        days.closeUntil(day.plusDays(1));
        merchant = wrong;
        assertThat(settlement("sales, payout")).isEqualTo("10000 9747");
    }

    @Test
    void oneWhoIsPassedOverIsSettledOfTheSameDayAfterAnHour() {
        days.closeUntil(day.minusDays(1));
        scene.sell(merchant, 10_000, day);
        scene.sql("insert into pay_settlement_account (merchant_id, carried) values (?, ?)", merchant.value(),
                Long.MAX_VALUE);
        days.closeUntil(day);
        assertThat(passedOver()).containsExactly(Long.toString(merchant.value()));

        scene.sql("update pay_settlement_account set carried = 0 where merchant_id = ?", merchant.value());
        scene.sql("update pay_settlement_passed_over set tried_at = tried_at - interval 61 minute");
        scene.sell(merchant, 20_000, day);
        days.closeUntil(day);

        assertThat(settlement("sales, payout, datediff(until_on, from_on)")).isEqualTo("10000 9747 0");
        assertThat(number("select failed from pay_settlement_run order by day desc limit 1")).isZero();
        assertThat(passedOver()).isEmpty();
    }

    /** Who has no plan could not be settled, on any day. */
    @Test
    void holdsNoPayoutsOfWhoWasNeverApproved(@Autowired HoldPayouts hold) {
        StaffCaller operator = new StaffCaller(new Tsid(1), "operator", Set.of("OPERATOR"), null);
        for (String status : List.of("APPLIED", "IN_REVIEW", "REFUSED")) {
            scene.sql("delete from pay_merchant_plan where merchant_id = ?", merchant.value());
            scene.sql("update pay_merchant set status = ? where id = ?", status, merchant.value());
            assertThatThrownBy(() -> hold.hold(operator, merchant, "x")).hasMessage("MERCHANT_NOT_APPROVED");
        }
        assertThat(accounts()).isZero();
        days.closeUntil(day);
        assertThat(passedOver()).doesNotContain(Long.toString(merchant.value()));

        scene.plan(merchant, day, "STANDARD");
        for (String status : List.of("APPROVED", "SUSPENDED", "CLOSED")) {
            scene.sql("update pay_merchant set status = ? where id = ?", status, merchant.value());
            hold.hold(operator, merchant, status);
            assertThat(scene.text("select hold_reason from pay_settlement_account where merchant_id = ?",
                    merchant.value())).isEqualTo(status);
        }
    }

    private long accounts() {
        return scene.number("select count(*) from pay_settlement_account where merchant_id = ?", merchant.value());
    }

    private List<String> passedOver() {
        return days.cases("pay.settlement").oldest().apply(9).stream().map(ManualCases.Case::id).toList();
    }

    @Test
    void oneWhoIsPassedOverIsSettledTheNextDayWhateverTheirCycle() {
        // It ends on the Monday that another test would take.
        DAYS.incrementAndGet();
        LocalDate sunday = day.plusDays(6);
        scene.plan(merchant, day, "WEEKLY");
        scene.sell(merchant, 10_000, day);
        days.closeUntil(sunday.minusDays(1));
        scene.sql("update pay_settlement_account set carried = ? where merchant_id = ?", Long.MAX_VALUE,
                merchant.value());
        days.closeUntil(sunday);
        assertThat(count()).isZero();

        scene.sql("update pay_settlement_account set carried = 0 where merchant_id = ?", merchant.value());
        scene.sell(merchant, 5_000, sunday.plusDays(1));
        days.closeUntil(sunday.plusDays(1));

        assertThat(settlement("sales")).isEqualTo("10000");
        assertThat(scene.text("select until_on from pay_settlement where merchant_id = ?", merchant.value()))
                .isEqualTo(sunday.toString());
    }

    @Test
    void aDayIsBegunWhenNobodyWritesALineOfItAnyMore() throws Exception {
        days.closeUntil(day.minusDays(1));

        new Overlap(context).of(() -> scene.sell(merchant, 10_000, day), () -> days.begin(day));
        days.closeUntil(day);

        assertThat(settlement("sales")).isEqualTo("10000");
    }

    @Test
    void theTablesRefuseToSettleAPeriodTwiceAndToChangeALine() {
        scene.sell(merchant, 10_000, day);
        days.closeUntil(day);

        assertThatThrownBy(() -> scene.sql("update pay_sale_line set fee = 0 where merchant_id = ?", merchant.value()))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> scene.sql("delete from pay_sale_line where merchant_id = ?", merchant.value()))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> scene.sql("insert into pay_settlement select id + 1, merchant_id, from_on, until_on, "
                + "cycle, sales, sale_count, cancels, cancel_count, disputes, dispute_count, fees, vat, adjustments, "
                + "carried_in, payout, carried_out, pay_on, status, refusal, settled_at, paid_at from pay_settlement "
                + "where merchant_id = ?", merchant.value())).isInstanceOf(DataAccessException.class);
    }

    private static void joined(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private long count() {
        return scene.number("select count(*) from pay_settlement where merchant_id = ?", merchant.value());
    }

    private long number(String sql) {
        return scene.number(sql);
    }

    /** Columns of the merchant's newest settlement. */
    private String settlement(String columns) {
        String each = columns.replace(", ", ", ' ', ").replace("datediff(until_on, ' ', from_on)",
                "datediff(until_on, from_on)").replace("datediff(pay_on, ' ', until_on)", "datediff(pay_on, until_on)");
        return scene.text("select concat(" + each + ", '') from pay_settlement where merchant_id = ? "
                + "order by id desc limit 1", merchant.value());
    }
}
