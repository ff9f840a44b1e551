package pay.demo;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;

/** The rows of a batch of wallets, parents first. */
final class WalletRows {
    final List<@Nullable Object[]> accounts = new ArrayList<>();
    final List<@Nullable Object[]> balances = new ArrayList<>();
    final List<@Nullable Object[]> wallets = new ArrayList<>();
    final List<@Nullable Object[]> journals = new ArrayList<>();
    final List<@Nullable Object[]> movements = new ArrayList<>();
    final List<@Nullable Object[]> lines = new ArrayList<>();
    long total;

    void insert(JdbcTemplate jdbc) {
        new RowInsert(jdbc, "pay_account", "id", "kind", "owner", "currency", "created_at").insert(accounts);
        new RowInsert(jdbc, "pay_balance", "account_id", "slot", "guard", "credit_posted", "postings").insert(balances);
        new RowInsert(jdbc, "pay_wallet", "member_id", "account_id", "status", "opened_at").insert(wallets);
        new RowInsert(jdbc, "pay_journal", "id", "kind", "reference", "occurred_at").insert(journals);
        new RowInsert(jdbc, "pay_movement", "id", "journal_id", "debit_account", "credit_account", "currency", "amount",
                "phase").insert(movements);
        new RowInsert(jdbc, "pay_wallet_movement", "member_id", "sequence", "movement_id", "kind", "amount", "balance",
                "description", "occurred_at").insert(lines);
    }
}
