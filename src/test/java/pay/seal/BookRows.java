package pay.seal;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.id.Ids;
import testing.TestSchema;

/** Writes a ledger's rows as postings do, on a schema of a test's own, and spoils them as an intruder would. */
final class BookRows {
    static final long FIRST = Ids.firstAt(Instant.parse("2026-11-01T00:00:00Z"));

    final TestSchema schema = TestSchema.with("db/migration/pay/V1__ledger.sql",
            "db/migration/pay/V22__holds_expire.sql", "db/migration/pay/V24__seals.sql",
            "db/migration/pay/V26__seal_form.sql");
    final JdbcTemplate jdbc = new JdbcTemplate(schema.dataSource());

    BookRows() {
        for (String trigger : List.of("movement_no_update", "movement_no_delete", "journal_no_update",
                "journal_no_delete", "account_no_update")) {
            jdbc.execute("drop trigger pay_" + trigger);
        }
        jdbc.execute("drop trigger pay_seal_no_update");
        jdbc.execute("drop trigger pay_seal_no_delete");
        for (long account = 2; account <= 4; account++) {
            open(account);
        }
    }

    void open(long account) {
        jdbc.update("insert into pay_account (id, kind, owner, currency, created_at) "
                + "values (?, 'MEMBER_MONEY', ?, 'KRW', '2026-11-01')", account, account);
        jdbc.update("insert into pay_balance (account_id, slot, guard) values (?, 0, 'NONE')", account);
    }

    /** A journal with one movement; both ids follow from its number. */
    void post(long number, String phase, long debit, long credit, long amount, @Nullable Long resolves, long held) {
        jdbc.update("insert into pay_journal (id, kind, reference, occurred_at) values (?, 'TEST', ?, '2026-11-01')",
                FIRST + 2 * number, Long.toString(number));
        jdbc.update(
                """
                        insert into pay_movement (id, journal_id, debit_account, credit_account, currency, amount, phase, resolves)
                        values (?, ?, ?, ?, 'KRW', ?, ?, ?)""",
                movement(number), FIRST + 2 * number, debit, credit, amount,
                phase, resolves);
        boolean posted = phase.equals("POSTED") || phase.equals("CAPTURE");
        long pending = phase.equals("HOLD") ? amount : -held;
        balance("debit", debit, posted ? amount : 0, pending);
        balance("credit", credit, posted ? amount : 0, pending);
    }

    void balance(String side, long account, long posted, long pending) {
        jdbc.update(
                "update pay_balance set " + side + "_posted = " + side + "_posted + ?, " + side + "_pending = " + side
                        + "_pending + ?, postings = postings + ? where account_id = ? and slot = 0",
                posted, pending,
                posted > 0 ? 1 : 0, account);
    }

    static long movement(long number) {
        return FIRST + 2 * number + 1;
    }
}
