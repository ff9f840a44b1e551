package pay.seal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import platform.crypto.Secrets;
import platform.crypto.TestCrypto;

import static org.assertj.core.api.Assertions.assertThat;

class LedgerCheckTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-27T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final BookRows books = new BookRows();
    private final Secrets secrets = TestCrypto.withNewKeys().secrets();
    private SealLedger sealLedger;
    private LedgerCheck check;

    /** Two slices under seals, and some that is not sealed yet. */
    @BeforeEach
    void fillAndSeal() {
        SealTable table = new SealTable(books.jdbc);
        SealCheckpoints checkpoints = new SealCheckpoints(folder.resolve("seals"), secrets, CLOCK);
        sealLedger = new SealLedger(table, checkpoints, secrets, books.schema.transaction(), CLOCK);
        check = new LedgerCheck(table, checkpoints, secrets, books.jdbc,
                new DataSourceTransactionManager(books.schema.dataSource()));
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
        books.jdbc.update("update pay_seal set digest = ? where position = 2", forged.digest());
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
}
