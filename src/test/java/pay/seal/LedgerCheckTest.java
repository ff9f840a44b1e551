package pay.seal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import pay.ledger.SettledTime;
import platform.crypto.Secrets;
import platform.crypto.TestCrypto;
import platform.id.Ids;
import testing.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LedgerCheckTest {
    private static final Duration A_WHILE = Duration.ofHours(1);

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock(Ids.timeOf(BookRows.FIRST).plus(A_WHILE));
    private final BookRows books = new BookRows();
    private final Secrets secrets = TestCrypto.withNewKeys().secrets();
    private SealCheckpoints checkpoints;
    private SealLedger sealLedger;
    private LedgerCheck check;

    /** Two slices under seals, and some that is not sealed yet. */
    @BeforeEach
    void fillAndSeal() {
        SealTable table = new SealTable(books.jdbc);
        checkpoints = new SealCheckpoints(folder.resolve("seals"), secrets, clock);
        sealLedger = new SealLedger(table, checkpoints, secrets, books.schema.transaction(),
                new SettledTime(books.schema.jdbc(), clock), clock);
        check = checkOn(books.schema.dataSource());
        books.open(BookRows.FIRST);
        books.post(1, "POSTED", 1, 2, 1_000, null, 0);
        books.post(2, "HOLD", 2, 3, 400, null, 0);
        books.post(3, "HOLD", 2, 3, 50, null, 0);
        sealLedger.sealUntil(BookRows.movement(3));
        books.post(4, "CAPTURE", 2, 3, 300, BookRows.movement(2), 400);
        books.post(5, "POSTED", 3, 4, 100, null, 0);
        sealLedger.sealUntil(BookRows.movement(5));
        books.post(6, "RELEASE", 2, 3, 50, BookRows.movement(3), 50);
        books.post(7, "POSTED", 3, 4, 100, null, 0);
    }

    private LedgerCheck checkOn(DataSource source) {
        JdbcTemplate jdbc = new JdbcTemplate(source);
        SealTable table = new SealTable(jdbc);
        return new LedgerCheck(table, new SealLag(table, clock), checkpoints, secrets, jdbc,
                new DataSourceTransactionManager(source));
    }

    private void finds(LedgerCheck.Kind kind, long id) {
        assertThat(check.run().findings()).contains(new LedgerCheck.Finding(kind, id));
    }

    private void findsOnly(LedgerCheck.Kind kind, long id) {
        assertThat(check.run().findings()).containsExactly(new LedgerCheck.Finding(kind, id));
    }

    @Test
    void findsNothingWrongWithWhatIsRight() {
        assertThat(check.run()).isEqualTo(new LedgerCheck.Report(7, 5, List.of()));
        sealLedger.sealUntil(BookRows.movement(9));
        sealLedger.sealUntil(BookRows.movement(9));
        assertThat(check.run()).isEqualTo(new LedgerCheck.Report(7, 7, List.of()));
    }

    @Test
    void findsABalanceThatIsNotItsMovements() {
        books.balance("debit", 2, 0, 1);
        finds(LedgerCheck.Kind.BALANCE_DIFFERS, 2);
        finds(LedgerCheck.Kind.CURRENCY_DIFFERS, 0);
    }

    @Test
    void findsMoneyThatWasMovedWithoutAMovement() {
        books.balance("credit", 2, 5, 0);
        books.balance("debit", 3, 5, 0);
        finds(LedgerCheck.Kind.BALANCE_DIFFERS, 2);
        finds(LedgerCheck.Kind.BALANCE_DIFFERS, 3);
    }

    @Test
    void findsAMovementThatWasChangedTogetherWithItsBalances() {
        books.jdbc.update("update pay_movement set amount = 90 where id = ?", BookRows.movement(5));
        books.balance("debit", 3, -10, 0);
        books.balance("credit", 4, -10, 0);
        findsOnly(LedgerCheck.Kind.SLICE_CHANGED, 2);
    }

    @Test
    void findsWhatWasPutInLater() {
        books.jdbc.update("update pay_balance set credit_posted = credit_posted + 9, postings = postings + 1 "
                + "where account_id = 4");
        books.jdbc.update("update pay_balance set debit_posted = debit_posted + 9, postings = postings + 1 "
                + "where account_id = 1 and slot = 0");
        books.jdbc.update("""
                insert into pay_movement (id, journal_id, debit_account, credit_account, currency, amount, phase)
                values (?, ?, 1, 4, 'KRW', 9, 'POSTED')""", BookRows.movement(1) + 1, BookRows.movement(1) - 1);
        finds(LedgerCheck.Kind.SLICE_CHANGED, 1);
    }

    @Test
    void findsAMovementThatIsGone() {
        books.jdbc.update("delete from pay_movement where id = ?", BookRows.movement(5));
        books.balance("debit", 3, -100, 0);
        books.balance("credit", 4, -100, 0);
        books.jdbc.update("update pay_balance set postings = postings - 1 where account_id in (3, 4)");
        findsOnly(LedgerCheck.Kind.SLICE_CHANGED, 2);
    }

    @Test
    void findsAJournalThatSaysSomethingElse() {
        books.jdbc.update("update pay_journal set reference = '99' where reference = '2'");
        findsOnly(LedgerCheck.Kind.SLICE_CHANGED, 1);
    }

    @Test
    void findsASealThatWasMadeToFit() {
        books.jdbc.update("update pay_movement set amount = 90 where id = ?", BookRows.movement(5));
        Slice forged = new Slice();
        SealTable table = new SealTable(books.jdbc);
        table.movements(BookRows.movement(3), BookRows.movement(5), 100, forged);
        table.journals(BookRows.movement(3), BookRows.movement(5), forged);
        books.jdbc.update("update pay_seal set digest = ? where position = 2", forged.digest(Seal.FORM));
        finds(LedgerCheck.Kind.SEAL_CHANGED, 2);
    }

    @Test
    void findsThatTheLastSealIsGone() {
        books.jdbc.update("delete from pay_seal where position = 2");
        findsOnly(LedgerCheck.Kind.SEALS_CUT, 2);
    }

    @Test
    void findsThatAllSealsAreGone() {
        books.jdbc.update("delete from pay_seal where position > 0");
        finds(LedgerCheck.Kind.SEALS_CUT, 2);
    }

    @Test
    void findsASliceThatWasSealedAnewAfterItWasChanged() {
        books.jdbc.update("update pay_movement set amount = 90 where id = ?", BookRows.movement(5));
        books.balance("debit", 3, -10, 0);
        books.balance("credit", 4, -10, 0);
        books.jdbc.update("delete from pay_seal where position = 2");
        sealLedger.sealUntil(BookRows.movement(6));
        sealLedger.sealUntil(BookRows.movement(7));
        finds(LedgerCheck.Kind.SEALS_CUT, 2);
    }

    @Test
    void findsAnAccountThatBecameSomebodyElses() {
        books.jdbc.update("update pay_account set owner = 99 where id = ?", BookRows.FIRST);
        findsOnly(LedgerCheck.Kind.SLICE_CHANGED, 1);
    }

    @Test
    void findsMovementsOfAnAccountWithoutABalance() {
        books.jdbc.update("delete from pay_balance where account_id = 4");
        finds(LedgerCheck.Kind.BALANCE_DIFFERS, 4);
    }

    @Test
    void findsBalancesWithoutAnAccount() {
        books.schema.transaction().executeWithoutResult(status -> {
            books.jdbc.execute("set foreign_key_checks = 0");
            books.jdbc.update(
                    "insert into pay_balance (account_id, slot, guard, debit_posted) values (98, 0, 'NONE', 5)");
            books.jdbc.update(
                    "insert into pay_balance (account_id, slot, guard, credit_posted) values (99, 0, 'NONE', 5)");
        });
        finds(LedgerCheck.Kind.BALANCE_DIFFERS, 98);
        finds(LedgerCheck.Kind.BALANCE_DIFFERS, 99);
    }

    @Test
    void goesOnFromSealsOfTheFirstForm() {
        books.jdbc.update("delete from pay_seal");
        Slice slice = new Slice();
        SealTable table = new SealTable(books.jdbc);
        table.movements(Seal.NONE.until(), BookRows.movement(3), 100, slice);
        table.journals(Seal.NONE.until(), BookRows.movement(3), slice);
        String digest = slice.digest(1);
        table.append(new Seal(1, BookRows.movement(3), 3, 1, digest, SealLedger.links(secrets).of(
                Seal.content(Seal.NONE, BookRows.movement(3), 3, 1, digest))), clock.instant());
        checkpoints = new SealCheckpoints(folder.resolve("others"), secrets, clock);
        sealLedger = new SealLedger(table, checkpoints, secrets, books.schema.transaction(),
                new SettledTime(books.schema.jdbc(), clock), clock);
        sealLedger.sealUntil(BookRows.movement(7));
        assertThat(checkOn(books.schema.dataSource()).run()).isEqualTo(new LedgerCheck.Report(7, 7, List.of()));
        books.jdbc.update("update pay_seal set form = 2 where position = 1");
        check = checkOn(books.schema.dataSource());
        finds(LedgerCheck.Kind.SEAL_CHANGED, 1);
    }

    @Test
    void findsThatSealingStopped() {
        books.jdbc.update("delete from pay_sealer");
        assertThatThrownBy(() -> sealLedger.sealUntil(BookRows.movement(7))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("pay_sealer");
        assertThat(check.run().findings()).isEmpty();
        clock.move(Duration.ofHours(3));
        findsOnly(LedgerCheck.Kind.UNSEALED, 2);
    }

    @Test
    void sealsNamesOfAnyLength() {
        books.jdbc.update("insert into pay_journal (id, kind, reference, occurred_at) values (?, ?, ?, '2026-11-01')",
                BookRows.FIRST + 16, "\uD83C\uDF4A".repeat(32), "\uD83C\uDF4A".repeat(64));
        sealLedger.sealUntil(BookRows.movement(8));
        assertThat(check.run()).isEqualTo(new LedgerCheck.Report(7, 7, List.of()));
    }

    @Test
    void keepsNoConnectionIdleWhileOthersRead() {
        try (HikariDataSource one = new HikariDataSource()) {
            one.setDataSource(books.schema.dataSource());
            one.setMaximumPoolSize(1);
            one.setConnectionTimeout(5_000);
            assertThat(checkOn(one).run()).isEqualTo(new LedgerCheck.Report(7, 5, List.of()));
        }
    }

    @Test
    void findsANoteThatWasChangedAndKeepsItAsItIs() throws Exception {
        Path head = folder.resolve("seals.head");
        String changed = Files.readString(head).replaceFirst("\\d", "1");
        Files.writeString(head, changed);
        sealLedger.sealUntil(BookRows.movement(7));
        findsOnly(LedgerCheck.Kind.CHECKPOINT_DAMAGED, 0);
        assertThat(head).as("the evidence is kept").hasContent(changed);
    }
}
