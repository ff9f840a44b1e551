package pay.statement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import pay.ledger.Account;
import pay.ledger.AccountId;
import pay.ledger.AccountKind;
import pay.ledger.Balance;
import pay.ledger.SettledTime;
import platform.id.Ids;
import platform.time.BusinessDays;
import testing.MovableClock;
import testing.TestSchema;

import static org.assertj.core.api.Assertions.assertThat;

class StatementsTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final Account WALLET = new Account(new AccountId(2), AccountKind.MEMBER_MONEY, 2);

    private static final Clock CLOCK = new MovableClock(noonOf(6));

    private final TestSchema schema = TestSchema.with("db/migration/pay/V1__ledger.sql",
            "db/migration/pay/V22__holds_expire.sql", "db/migration/pay/V25__balance_days.sql");
    private final JdbcTemplate jdbc = new JdbcTemplate(schema.dataSource());
    private final BalanceAt balanceAt = new BalanceAt(jdbc);
    private final Statements statements = new Statements(balanceAt, jdbc);
    private final KeepBalances keep = new KeepBalances(jdbc, schema.transaction(),
            new SettledTime(schema.jdbc(), CLOCK), CLOCK);
    private long hold;

    /** 1,000 in on Monday; 300 held on Tuesday, of which 200 are taken on Thursday. */
    @BeforeEach
    void fill() {
        jdbc.update("insert into pay_account (id, kind, owner, currency, created_at) "
                + "values (2, 'MEMBER_MONEY', 2, 'KRW', '2026-11-01')");
        post(noonOf(0), "POSTED", 1, 2, 1_000, null);
        hold = post(noonOf(1), "HOLD", 2, 1, 300, null);
        post(noonOf(3), "CAPTURE", 2, 1, 200, hold);
    }

    private static Instant noonOf(int day) {
        return MONDAY.plusDays(day).atTime(12, 0).atZone(BusinessDays.SEOUL).toInstant();
    }

    private long post(Instant at, String phase, long debit, long credit, long amount, Long resolves) {
        long id = Ids.firstAt(at);
        jdbc.update("insert into pay_journal (id, kind, reference, occurred_at) values (?, 'TEST', ?, '2026-11-23')",
                id,
                Long.toString(id));
        jdbc.update("insert into pay_movement (id, journal_id, debit_account, credit_account, currency, amount, phase, "
                + "resolves) values (?, ?, ?, ?, 'KRW', ?, ?, ?)", id, id, debit, credit, amount, phase, resolves);
        return id;
    }

    private void tellsTheBalanceOfEachTime() {
        assertThat(balanceAt.read(WALLET, noonOf(0))).isEqualTo(new Balance(0, 0, 0, 0, 0));
        assertThat(balanceAt.read(WALLET, noonOf(0).plusMillis(1))).isEqualTo(new Balance(0, 1_000, 0, 0, 1));
        assertThat(balanceAt.read(WALLET, noonOf(2))).isEqualTo(new Balance(0, 1_000, 300, 0, 1));
        assertThat(balanceAt.read(WALLET, noonOf(4))).isEqualTo(new Balance(200, 1_000, 0, 0, 2));
    }

    @Test
    void tellsTheBalanceOfAnyTimeFromTheMovements() {
        tellsTheBalanceOfEachTime();
    }

    @Test
    void keepsEachDayOnceAndTellsTheSameFromThere() {
        keepDays();
        keepDays();
        assertThat(jdbc.queryForList("select day from pay_balance_day where account_id = 2 order by day",
                LocalDate.class)).containsExactly(MONDAY, MONDAY.plusDays(1), MONDAY.plusDays(3));
        assertThat(jdbc.queryForObject("select count(*) from pay_balance_day_kept", Integer.class)).isEqualTo(5);
        tellsTheBalanceOfEachTime();
    }

    @Test
    void readsNoFurtherBackThanTheDayThatIsKept() {
        keepDays();
        jdbc.update("update pay_balance_day set credit_posted = 5000 where account_id = 2 and day = ?",
                MONDAY.plusDays(1));
        assertThat(balanceAt.read(WALLET, noonOf(2)).creditPosted()).isEqualTo(5_000);
    }

    @Test
    void listsWhatMovedBetweenTwoBalances() {
        Statements.Statement statement = statements.read(WALLET, noonOf(0).plus(Duration.ofHours(1)), noonOf(5));
        assertThat(statement.opening().credit()).isEqualTo(1_000);
        assertThat(statement.entries()).extracting(Statements.Entry::amount).isEqualTo(List.of(-200L));
        assertThat(statement.closing().credit()).isEqualTo(800);
        assertThat(statement.complete()).isTrue();
        assertThat(statements.read(WALLET, noonOf(0), noonOf(5)).entries()).extracting(Statements.Entry::amount)
                .containsExactly(1_000L, -200L);
    }

    @Test
    void closesWithTheBalanceOfNowHoweverFarItGoes() {
        keepDays();
        post(noonOf(5), "POSTED", 1, 2, 70, null);
        Balance now = balanceAt.read(WALLET, noonOf(6));
        Instant far = Instant.parse("2099-12-31T15:00:00Z");
        Statements.Statement statement = statements.read(WALLET, noonOf(4), far);
        assertThat(statement.entries()).extracting(Statements.Entry::amount).containsExactly(70L);
        assertThat(statement.closing()).isEqualTo(now);
        assertThat(balanceAt.read(WALLET, far)).isEqualTo(now);
        assertThat(statements.read(WALLET, far, far)).isEqualTo(new Statements.Statement(now, List.of(), now, true));
    }

    private void keepDays() {
        keep.keepNext(MONDAY);
        while (keep.keepNext(MONDAY.plusDays(4))) {
            // One after the other.
        }
    }
}
