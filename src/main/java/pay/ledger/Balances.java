package pay.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RowInsert;

/** Reads, locks and writes balance rows. */
@Component
class Balances {
    private static final String COLUMNS = "debit_posted, credit_posted, debit_pending, credit_pending, postings";

    private final JdbcTemplate jdbc;
    private final RowInsert write;

    Balances(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        // All of these rows are there and locked: many are updated by one statement.
        this.write = new RowInsert(jdbc, "pay_balance", "account_id", "slot", "guard", "debit_posted", "credit_posted",
                "debit_pending", "credit_pending", "postings").updating("debit_posted", "credit_posted",
                        "debit_pending", "credit_pending", "postings");
    }

    /**
     * Locks rows to the transaction's end and reads them. They are looked up one after the other, each by its whole key, so
     * that all transactions lock in the same order.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<BalanceChange.Row, Sheet> lock(NavigableSet<BalanceChange.Row> rows) {
        String keys = String.join(" union all ", Collections.nCopies(rows.size(), "select ? account_id, ? slot"));
        List<Object> values = new ArrayList<>(rows.size() * 2);
        Map<List<Long>, BalanceChange.Row> byKey = new HashMap<>();
        for (BalanceChange.Row row : rows) {
            values.add(row.account().id().value());
            values.add(row.slot());
            byKey.put(List.of(row.account().id().value(), (long) row.slot()), row);
        }
        Map<BalanceChange.Row, Sheet> sheets = new HashMap<>();
        jdbc.query("select b.account_id, b.slot, b.guard, " + COLUMNS + " from (" + keys
                + ") k straight_join pay_balance b force index (primary)"
                + " on b.account_id = k.account_id and b.slot = k.slot for update", row -> {
                    sheets.put(byKey.get(List.of(row.getLong(1), row.getLong(2))),
                            new Sheet(Guard.valueOf(row.getString(3)), new Balance(row.getLong(4), row.getLong(5),
                                    row.getLong(6), row.getLong(7), row.getLong(8))));
                }, values.toArray());
        return sheets;
    }

    /** Writes rows that are locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(NavigableMap<BalanceChange.Row, Sheet> sheets) {
        List<@Nullable Object[]> rows = new ArrayList<>(sheets.size());
        sheets.forEach((row, sheet) -> {
            Balance balance = sheet.balance();
            rows.add(new @Nullable Object[]{row.account().id().value(), row.slot(), sheet.guard().name(),
                    balance.debitPosted(), balance.creditPosted(), balance.debitPending(), balance.creditPending(),
                    balance.postings()});
        });
        write.insert(rows);
    }

    /** Sets the guard of all rows of an account, which whoever posts on it reads with their lock. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void guard(Account account, Guard guard) {
        jdbc.update("update pay_balance set guard = ? where account_id = ?", guard.name(), account.id().value());
    }

    @Transactional(readOnly = true)
    public Balance read(Account account) {
        return sum(account, "");
    }

    @Transactional(readOnly = true)
    public Map<Account, Balance> readEach(Collection<Account> accounts) {
        Map<Long, Account> byId = new HashMap<>();
        accounts.forEach(account -> byId.put(account.id().value(), account));
        Map<Account, Balance> sums = new HashMap<>();
        jdbc.query("select account_id, " + COLUMNS + " from pay_balance where account_id in ("
                + String.join(", ", Collections.nCopies(byId.size(), "?")) + ")", row -> {
                    sums.merge(Objects.requireNonNull(byId.get(row.getLong(1))), new Balance(row.getLong(2),
                            row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6)), Balance::plus);
                }, byId.keySet().toArray());
        return sums;
    }

    /** Waits for the rows of an account, and keeps them to the transaction's end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Balance lock(Account account) {
        return sum(account, " for update");
    }

    private Balance sum(Account account, String locking) {
        return jdbc.query("select " + COLUMNS + " from pay_balance where account_id = ? order by slot" + locking,
                (row, number) -> new BalanceChange(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4),
                        row.getLong(5)),
                account.id().value()).stream().reduce(Balance.ZERO, Balance::plus, (one, other) -> one);
    }
}
